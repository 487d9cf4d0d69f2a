import { gradientsFor, ringAllReduce, runRing } from "../../../app/explorers/ringAllReduce";

describe.each([2, 3, 5, 8])("with %d workers", (n) => {
  const gradients = gradientsFor(n);
  const totals = gradients.map((_, chunk) => gradients.reduce((sum, chunks) => sum + (chunks[chunk] ?? 0), 0));

  test("after 2(n − 1) rounds everybody has every sum, by 2n(n − 1) messages", () => {
    const { sums, shares, messageCount, next } = runRing(gradients, 2 * (n - 1));
    expect(sums).toEqual(gradients.map(() => totals));
    expect(shares.flat().every((share) => share === n)).toBe(true);
    expect(messageCount).toBe(2 * n * (n - 1));
    expect(next).toEqual([]);
  });

  test("half-way each worker has one finished chunk: that of the number after its own", () => {
    const { shares, sums } = runRing(gradients, n - 1);
    shares.forEach((chunks, worker) => {
      const own = (worker + 1) % n;
      expect(chunks.flatMap((share, chunk) => (share === n ? [chunk] : []))).toEqual([own]);
      expect(sums[worker]?.[own]).toBe(totals[own]);
    });
  });

  test("each round one message leaves every worker, for the next in the ring", () => {
    for (let round = 0; round < 2 * (n - 1); round++)
      expect(runRing(gradients, round).next.map(({ from, to }) => [from, to])).toEqual(
        gradients.map((_, worker) => [worker, (worker + 1) % n]),
      );
  });
});

test("the sentence counts", () => {
  expect(ringAllReduce.look({ workers: 4, round: 3 }).sentence).toMatch(
    /^Finished sums travel on: after 3 of 6 rounds 4 of 16 chunks are finished\. Next, worker 0 sends chunk 1 to 1, .* So far 12 messages of size p\/4/,
  );
  expect(ringAllReduce.look({ workers: 2, round: 2 }).sentence).toMatch(/Every worker has every sum.*Nothing is left/);
});
