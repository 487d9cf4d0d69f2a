import { defineProblem } from "allclose";

export default defineProblem({
  title: "He initialisation",
  summary:
    "Draw the first weights of a ReLU layer so that signals neither fade nor blow up on their way through the net.",
  tags: ["initialisation", "statistics"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the initialiser",
      points: 12,
      source: "he-init",
      signatures: ["init(dIn: number, dOut: number, rng: Rng): Mat"],
      hints: [
        "Look at $W$ from the side of a single output: how many products does it add up? That number alone decides how large the weights are, and the other width only says how many such rows there are.",
        "The statement gives a variance, and the generator wants the standard deviation that belongs to it. Do `init(8, 3, rng)` by hand: what is the variance there, and what turns it into $0.5$? Whatever you do to the variance, do it to the whole fraction, and once.",
        "Work out the spread once, before any loop, because all entries share it. Then make an array with one place for each pair of an output and an input, and fill every place with a draw of its own. If the numbers are still off, take 200 inputs and 50 outputs, and compare the mean square of your 10000 entries with $0.01$.",
      ],
    },
  ],
});
