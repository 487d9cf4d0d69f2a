// attempt: fill the memory in a test
// outcome: grader-failed
// fault: memory
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    const all: unknown[] = []; for (;;) all.push(new Array(100_000).fill(1.5));
  });
};
