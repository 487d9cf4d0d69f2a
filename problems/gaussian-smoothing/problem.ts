import { defineProblem } from "allclose";

export default defineProblem({
  title: "Gaussian smoothing by sampling",
  summary: "Look at a bumpy function through a blur: estimate its average over normal noise from N values.",
  tags: ["optimisers", "sampling", "smoothing"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the average",
      points: 10,
      source: "gaussian-smoothing",
      signatures: [
        "smooth(f: (x: number, y: number) => number, x: number, y: number, sigma: number, N: number, rng: Rng): number",
      ],
      withheld: ["monteCarloSmooth"],
      hints: [
        "Look at a single sample first: it is a point in the plane, with a draw of its own for each coordinate. In the worked example every normal is $1$ (or $-2$), so print your points there: if they are elsewhere, look at how $\\sigma$ comes in.",
        "The mean of the values is not the value at the mean: where $f$ is curved or wavy they differ, and that difference is what smoothing is. So each point has to be evaluated by itself, and each needs fresh draws, or all $N$ of them are one.",
        "Keep a running total of *values*. In each of $N$ rounds draw twice, stretch both draws to the width of the cloud, move each coordinate by its own, evaluate there and add. One division comes after the loop, and $\\sigma=0$ needs no case of its own: the draws and the calls are made all the same.",
      ],
      afterword:
        "The notebook (spring 2025) says after this part that smoothing has removed all local optima but the global one. That depends on the width: of the $50$ local maxima of $f$, $29$ are left for $\\sigma=0.1$ and $8$ for $\\sigma=0.2$, two settings of its slider. From about $\\sigma=0.2885$ on there is just one, so the sentence holds for $\\sigma=0.3$, with which the notebook goes on, though by a small margin. Nor is the one that stays the old global maximum: for $\\sigma=0.3$ it lies $0.11$ away from it, and $0.18$ for $\\sigma=0.5$. And if you looked for the blue star that sheet and notebook speak of: the plot draws the maximum of the smoothed function in dark green. None of this changes the function you wrote.",
    },
  ],
});
