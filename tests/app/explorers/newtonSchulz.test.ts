import { bandEdges, cobwebPath, fateOf, iterates, newtonSchulz, type Fate } from "../../../app/explorers/newtonSchulz";

test("the edges at which the limit changes its sign", () => {
  const known = [Math.sqrt(3), 2.147763456, 2.221227715, 2.233591172, 2.235655081];
  known.forEach((edge, index) => {
    expect(bandEdges[index]).toBeCloseTo(edge, 8);
  });
  expect(bandEdges.at(-1)).toBeLessThan(Math.sqrt(5));
});

test.each<[number, Fate]>([
  [0.2, 1],
  [-0.5, -1],
  [1.6, 1],
  [2, -1],
  [-2, 1],
  [2.2, 1],
  [2.23, -1],
  [2.3, "diverges"],
  [-2.5, "diverges"],
  [0, 0],
  [Math.sqrt(3), 0],
  [Math.sqrt(5), "flips"],
])("from %d the iteration ends at %s", (start, fate) => {
  expect(fateOf(start)).toBe(fate);
  if (typeof fate === "number" && fate !== 0) expect(iterates(start, 60).at(-1)).toBeCloseTo(fate, 12);
});

test("the values of the course, and the path that draws them", () => {
  const values = iterates(0.3, 3);
  [0.3, 0.4365, 0.6132, 0.8045].forEach((value, step) => {
    expect(values[step]).toBeCloseTo(value, 3);
  });
  expect(cobwebPath([0.5, 0.7, 0.9])).toEqual([
    [0.5, 0],
    [0.5, 0.7],
    [0.7, 0.7],
    [0.7, 0.9],
    [0.9, 0.9],
  ]);
});

test.each([
  [2.3, /beyond √5.*without bound/],
  [0, /ends at 0 exactly/],
  [1.6, /ends at 1, after one jump/],
  [2, /ends at −1, after a change of sign/],
])("the sentence for %d", (start, words) => {
  expect(newtonSchulz.look({ start, steps: 20 }).sentence).toMatch(words);
});
