import { defineProblem } from "allclose";

export default defineProblem({
  title: "Climbing a staircase",
  summary: "Reach the top step of a quantised objective, whose gradient is 0 everywhere, with 1500 evaluations.",
  tags: ["optimisers", "gradient-estimation", "tuning"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Quantise and optimise",
      points: 20,
      source: "quantized-objective",
      signatures: [
        "quantize(v: number): number",
        "optimize(fq: (x: number, y: number) => number, x0: number, y0: number, rng: Rng): [number, number]",
      ],
      hints: [
        "Try `quantize` on paper with a few negative values: rounding down, rounding to the nearest and cutting the decimals off are three different things there. For `optimize`, get the walk with the usual choice to work before you tune anything: if hardly any of the forty runs in the figure reaches the island, the estimate itself is off, in its sign, its power of $\\sigma$ or its draws, and no step size makes up for that.",
        "Then change one number at a time and look where the runs end. Ends on the way from the start to the island mean that the steps are too short for 30 of them; ends all around the island mean that the noise of the last estimates is larger than the island. The width $\\sigma$ has limits on both sides: a very narrow cloud lies on a single step and learns nothing, and a very wide one blurs the island away.",
        "Leave $\\sigma$, $N$ and the number of steps alone and go through a few values of $\\eta$ on either side of the usual one. The share of successes rises, has a broad top and falls again: take a value well inside that top, since forty runs tell a share only to within several per cent. If you want more, steps that shrink towards the end, or each displacement used in both directions, reduce the noise for the same number of evaluations.",
      ],
      afterword:
        "The homework asks for the top step with a probability of more than 85 %, within 30 steps and with $N\\le50$. The notebook's default, the policy gradient with $\\eta=0.5$, $N=50$ and $\\sigma=0.3$, misses that: of 4000 runs 80.8 % end on the island, and 82.1 % are on it after at least one step, so it misses whichever of the two is counted. Nothing is wrong with the method: tuned, it arrives in 96 % of the runs.\n\n" +
        "A few runs in thousands are lost even then. Far from the island $|f_q|$ is large and the estimate is noisy in proportion, so that one bad step makes the next one worse. The 170 of 200 runs asked for here are the homework's 85 %.",
    },
  ],
});
