import { defineProblem } from "allclose";

const objective = "f: (x: number, y: number) => number";

export default defineProblem({
  title: "Policy gradient on a bad objective",
  summary:
    "Climb a function that you can only evaluate: estimate the gradient of its smoothed version from noisy samples.",
  tags: ["optimisers", "gradient-estimation", "sampling"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the estimator and the step",
      points: 15,
      source: "policy-gradient",
      signatures: [
        `grad(${objective}, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number]`,
        `step(${objective}, x: number, y: number, sigma: number, N: number, eta: number, rng: Rng): [number, number]`,
      ],
      hints: [
        "Look at a single term of the sum before you add any up. It takes two draws, one value of $f$, and a weight for each coordinate. At which point is $f$ evaluated, and from where to where does the weight point?",
        "A sample with $f>0$ pulls the centre towards itself and one with $f<0$ pushes it away, so the weight keeps its sign and runs from the centre to the sample. Its power of $\\sigma$ comes from differentiating $-\\frac{(\\tilde x-x)^2}{2\\sigma^2}$ with respect to $x$. Written with $z$ instead of $\\tilde x-x$ it is another power, and only one of the two fits your code.",
        "For each of the $N$ samples: one draw for $x$ and another for $y$, both scaled to displacements and kept; one call of $f$ at the displaced point; then two running sums, each of its own displacement times that value. Both sums get the same factor once the loop is over, and `step` calls `grad` a single time. To check: if every draw is $c$, both components must be $\\frac c\\sigma$ times the value of $f$ at the one point.",
      ],
      afterword:
        "In the 2025 edition of the course's notebook the density of the samples is divided by $2\\pi\\sigma$; in two dimensions it is $2\\pi\\sigma^2$. The factor does not depend on $(x,y)$ and drops out when the logarithm is differentiated. One line of the derivation has $x-\\tilde x$ where its result, rightly, has $\\tilde x-x$. The 2026 edition has corrected both.\n\n" +
        "The homework's solution says that a sample pulls towards itself. That holds where $f>0$; where $f<0$, as around the start, it pushes away. On average the pushes still point uphill, because they are stronger on the lower side.\n\n" +
        "It also says that the policy gradient is often much faster than finite differences. It is with the settings given: 96 % of the runs end within $0.3$ of the top of $f_\\sigma$, against 19 %, and a step costs $N$ evaluations instead of $3N$. But there the finite differences are held back by $\\delta=0.25$, not by noise: with $\\delta\\le0.01$ it is 82 %. A single policy-gradient sample is the noisier one on the way (at the start its standard deviation is about 27 in each component, against 3 and 6), about the same at the top, and with $N=1$ nearly all runs diverge.",
    },
  ],
});
