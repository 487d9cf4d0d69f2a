import { defineProblem } from "allclose";

export default defineProblem({
  title: "Xavier scaling",
  summary: "Draw the weights of a linear layer so that what comes out is, on average, as large as what goes in.",
  tags: ["initialisation", "norms", "statistics"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the initialiser",
      points: 12,
      source: "xavier-scaling",
      signatures: ["init(dIn: number, dOut: number, rng: Rng): Mat"],
      hints: [
        "Two things depend on the widths: the shape of the matrix and the size of its entries. Decide for each of the two which of $d_{in}$ and $d_{out}$ it needs. A layer with very different widths shows a mix-up that a square one hides.",
        "The statement gives a variance, and the generator wants the standard deviation that belongs to it. Do `init(16, 3, rng)` by hand: what is the variance there, and what turns it into $0.25$?",
        "Work out the spread once, before any loop, because all entries share it. Then make an array with one place for each pair of an output and an input, and fill every place with a draw of its own. If the numbers are still off, take 100 inputs and 50 outputs, and compare the mean square of your 5000 entries with $0.01$.",
      ],
      afterword:
        "The solution of discussion 3, question 2(c), offers a shorter way to the same constant: because $y_i$ has mean $0$, the squared RMS norm of $y$ is said to be exactly equal to its variance. That holds for the *expected* squared RMS norm, $\\mathbb E\\,\\lVert y\\rVert_{RMS}^2=\\frac1{d_2}\\sum_i\\mathbb E\\,y_i^2=\\mathrm{Var}\\,y_i$. For a single draw of $W$ and $x$ the squared norm scatters around this value, less so for wide layers, which is why a test here averages over many draws. The factor $1/\\sqrt{d_1}$ is right either way: standard normals times this factor have the variance $1/d_1$ that you were asked for. Nor is the root of an expected square the expected root: for a given $x$ the expected RMS norm itself comes out a little smaller than $\\lVert x\\rVert_{RMS}$, by about one part in $4d_2$. For layers of the usual width nobody notices.",
    },
  ],
});
