import { defineProblem } from "allclose";

export default defineProblem({
  title: "Principal features",
  summary: "Find the few combinations of features that matter on the data, and draw them between the data too.",
  tags: ["linearisation", "singular-values"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the singular values and the projection",
      points: 15,
      source: "principal-features",
      signatures: ["singularValues(P: Mat): Vec", "project(P: Mat, Q: Mat, r: number): Mat"],
      hints: [
        "Before you use the engine's `svd`, read what it returns, and print the shapes for a $5\\times3$ and a $3\\times5$ matrix. Which of its parts has one row for each training input, which one row for each feature, and how many singular values are there?",
        "A principal feature is a mixture of the $d$ features, so it is described by $d$ numbers. They come from $P$ alone; $Q$ enters only afterwards, when the mixture is applied to its rows. Check with $Q=P$: column $j$ then has the length $\\sigma_j$ by itself, without any multiplication or division by it.",
        "Decompose $P$ as it is, with nothing subtracted. `singularValues` passes on all the values it finds, zeros too. `project` keeps the first $r$ of the vectors with one entry for each feature (does the engine store them as rows or as columns?), and the rest is a single product of an $m\\times d$ and a $d\\times r$ matrix.",
      ],
      afterword:
        "Homework 2, question 4, writes “principle features”. The word is *principal*, as in principal components: the chief ones, in the order of their singular values. The sheet means what you computed here, so nothing in your work depends on the spelling, but a search will. When you read on, note one difference: principal component analysis usually subtracts the mean of each feature first. The sheet takes the feature matrix as it is, because that is the matrix gradient descent works with, and a feature that is the same everywhere, such as that of the output bias, counts in it too.",
    },
  ],
});
