import { defineProblem } from "allclose";

const gradient = "gradF: (x: number, y: number) => [number, number]";

export default defineProblem({
  title: "Reparameterisation gradient",
  summary: "Climb the smoothed version of a bumpy function by averaging its own gradient over points around you.",
  tags: ["optimisers", "gradient-estimation", "sampling"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the estimator and the step",
      points: 15,
      source: "reparam-gradient",
      signatures: [
        `grad(${gradient}, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number]`,
        `step(${gradient}, x: number, y: number, sigma: number, N: number, eta: number, rng: Rng): [number, number]`,
      ],
      hints: [
        "Find $\\sigma$ in the statement's formulas: it decides where the gradient is taken. Does it occur anywhere else in $\\hat g$?",
        "With $\\tilde x=x+\\sigma z_1$ the chain rule multiplies by $\\partial\\tilde x/\\partial x=1$, so a gradient at a drawn point is already an unbiased estimate. If you began from the policy gradient, its weight has to go altogether: the displacement as well as the division by $\\sigma^2$.",
        "For each of the $N$ samples: two draws, each times $\\sigma$ and added to its own coordinate; one call of `gradF` there; and its two numbers added to two running sums in the order in which they come. At the end both sums become means, and `step` adds $\\eta$ times that pair as it is, without changing its length. To check: a `gradF` that says $(3,-2)$ everywhere must give $(3,-2)$ for every $\\sigma$ and $N$.",
      ],
      afterword:
        "In the 2025 edition of the course's notebook the cell of part 3c is labelled as the reparameterisation gradient but runs the policy gradient, so paths compared there come from the same estimator twice. The 2026 edition has corrected this.\n\n" +
        "The homework's solution calls the reparameterisation gradient much more consistent, even with $N=1$. On the way it is: at the start $(-0.3,\\,0.5)$, with $\\sigma=0.3$, one sample has standard deviations of 3.4 and 6.4 in $x$ and $y$, one of the policy gradient about 27 in both. Near the top it is not: there they are 3.4 and 7.1, and those of the policy gradient 3.4 and 4.0, because its noise grows with $|f|$, which is small there. So with the settings given ($N=20$, $\\eta=0.1$, 30 steps) the straighter path does not end closer: 82 % of its runs end within $0.3$ of the top of $f_\\sigma$, and 96 % of those of the policy gradient.",
    },
  ],
});
