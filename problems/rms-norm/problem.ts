import { defineProblem } from "allclose";

export default defineProblem({
  title: "Four ways to measure a vector",
  summary:
    "Code the 1-norm, the 2-norm, the ∞-norm and the RMS norm, the one that does not care how many neurons a layer has.",
  tags: ["norms", "initialisation"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the four norms",
      points: 13,
      source: "rms-norm",
      signatures: ["l1(x: Vec): number", "l2(x: Vec): number", "linf(x: Vec): number", "rms(x: Vec): number"],
      hints: [
        "Each function is one loop with one running number. " +
          "Ask of each where the sign of an entry disappears, and try $(3,-4)$ by hand and in code.",
        "In `l1` and `linf` the sign has to go before you add or compare; in `l2` and `rms` the square takes care of it. " +
          "The letters of RMS, read from the last to the first, are the three operations in the order in which you do them.",
        "`l2` and `rms` add up the same squares, in a variable of their own, and take a root at the end; they differ by one division by the number of entries, and the question is on which side of the root it belongs. " +
          "Check your choice: $(3,-4,3,-4)$ has the same RMS norm as $(3,-4)$, a single entry has its size in all four norms, and $(5,5)$ has RMS norm $5$.",
      ],
      afterword:
        "Discussion 3 bounds the 2-norm of a standard Gaussian vector with Jensen's inequality, $\\mathbb E\\lVert x\\rVert_2\\le\\sqrt d$. " +
        "That is an upper bound, $O(\\sqrt d)$, and does not by itself exclude slower growth. " +
        "The growth is indeed that of $\\sqrt d$: $\\mathbb E\\lVert x\\rVert_2=\\sqrt d\\,(1-\\frac1{4d}+\\dots)$, for example $3.084$ against $\\sqrt{10}\\approx3.162$, and $9.975$ against $\\sqrt{100}=10$. " +
        "So the RMS norm does have mean $1$ up to about $\\frac1{4d}$, and the sheet's conclusion stands.\n\n" +
        "Further on the sheet says that the squared RMS norm of the outputs of a layer is exactly equal to their variance. " +
        "This holds for the *expected* squared RMS norm; in a single draw the squared norm scatters around that value. " +
        "The scaling that the sheet derives needs only the expectation.",
    },
  ],
});
