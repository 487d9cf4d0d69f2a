import { defineProblem } from "allclose";

export default defineProblem({
  title: "Newton–Schulz iteration",
  summary: "Turn a matrix into its nearest orthogonal one with nothing but products, and find out for which it works.",
  tags: ["optimisers", "linear-algebra"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the four functions",
      points: 20,
      source: "newton-schulz",
      signatures: [
        "p(x: number): number",
        "step(W: Mat): Mat",
        "orthogonalize(W: Mat, iters: number): Mat",
        'classify(s: number): "zero" | "one" | "other" | "diverges"',
      ],
      hints: [
        "For the matrix functions, try a matrix that is not square: every product is a product of matrices, and then the bracket fits on one side only. For `classify`, do not wait for a fixed number of steps: ask from which $x$ on you know the end for certain.",
        "Sketch $p$ together with the lines $y=x$ and $y=-x$. Between $0$ and the positive zero of $p$ the next number lies in $(0,1]$, and from there the sequence only rises; since $p$ is odd, the negative side is its mirror image. Beyond the $x$ with $p(x)=-x$ every step makes $|x|$ larger; between the zero and that $x$ a step changes the sign and makes $|x|$ smaller.",
        "So `classify` is a loop that goes on while the end is not certain. Before each step it asks whether $x$ is $0$, whether $|x|$ is beyond the outer bound, and whether $|x|$ is below the inner one; in the last case the sign of $x$ at that moment decides. `orthogonalize` looks at the norm before it divides by it, takes exactly `iters` steps from there, and returns a new matrix for the zero matrix too.",
      ],
      afterword:
        "The course's sheet uses $p$ for two things: the map on matrices, $\\frac12(3I-WW^\\top)W$, and the polynomial on numbers, $\\frac32x-\\frac12x^3$. In $p(W)=U\\,p(\\Sigma)V^\\top$ the second one acts on the diagonal of $\\Sigma$.\n\n" +
        'It also speaks of "singular values near ±1". Singular values are never negative. Where the numbers end at $-1$, the singular value of the matrix is $1$, and the sign has moved into the column of $U$ or of $V$ that goes with it. The matrix ends up orthogonal all the same, but it is not $UV^\\top$: one direction is reversed. This is why `classify` tells $-1$ from $+1$, and one reason to divide by the norm first: from $[0,1]$ no step changes a sign.',
    },
  ],
});
