import { defineProblem } from "allclose";

const objective = "f: (x: number, y: number) => number";

export default defineProblem({
  title: "Finite differences with common noise",
  summary:
    "Estimate the slope of a smoothed objective from differences of its values, and see what the step size costs.",
  tags: ["optimisers", "gradient-estimation", "sampling"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the estimator and the step",
      points: 15,
      source: "finite-difference",
      signatures: [
        `grad(${objective}, x: number, y: number, sigma: number, delta: number, N: number, rng: Rng): [number, number]`,
        `step(${objective}, x: number, y: number, sigma: number, delta: number, N: number, eta: number, rng: Rng): [number, number]`,
      ],
      hints: [
        "Look at a single sample: it needs three values of $f$, all from the same two normals. In the worked example print the arguments of every call: with the generator that says $1$ they should be $(1.5,\\,2.5)$, $(2,\\,2.5)$ and $(1.5,\\,3)$.",
        "The noise belongs to the point, not to the evaluation: draw the point, then move one coordinate and leave the other where it is. A plane is a good test, since every sample alone then gives the slope. An estimate that wobbles there draws anew somewhere; one that is steady and wrong has the wrong coordinate or the wrong divisor.",
        "Keep two totals. For each sample draw the point, evaluate it once, and add to each total how much $f$ rises when that coordinate alone moves ahead; after the loop the number of samples and the run have to be divided out of both. `step` asks for one estimate and moves uphill from $(x,y)$, not from a drawn point.",
      ],
      afterword:
        "The sheet's answers say that learning slows down when $\\delta$ is too large, and that the policy gradient often finds the solution much faster, with fewer samples. Both fit the notebook's setting, $\\sigma=0.3$ and $\\delta=0.25$. What holds finite differences back there is mainly bias, not noise: exact forward differences come to rest $0.56$ away from the top of $f_\\sigma$, and $0.0125$ away for $\\delta=0.01$. In simulations of the notebook's $30$ steps with $N=20$ and $\\eta=0.1$, 19 % of the runs ended within $0.3$ of that top for $\\delta=0.25$, 82 % for $\\delta\\le0.01$, and 96 % with the policy gradient. A small $\\delta$ costs next to nothing here because the samples are shared; with fresh noise the standard deviation would grow like $1/\\delta$. The notebook's formula does not say that they are shared, but its code draws them once. In values of $f$ the policy gradient is cheaper in any case: $N$ a step instead of $3N$.",
    },
  ],
});
