import { defineProblem } from "allclose";

export default defineProblem({
  title: "Cobweb plots",
  summary: "Compute the corners of the zigzag that shows at a glance where an iteration of one number goes.",
  tags: ["dynamics"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the corners",
      points: 10,
      source: "cobweb",
      signatures: ["cobweb(f: (x: number) => number, x0: number, n: number): [number, number][]"],
      hints: [
        "Follow the pen through the first two steps. Which coordinate changes on a vertical piece, which on a horizontal one, and what is it set to?",
        "Only one number has to be remembered from step to step: the place $x_k$ at which the pen stands on the diagonal. The value of `f` there is needed in both corners of the step and again in the next one, so give it a name.",
        "Begin the list with the start on the axis. Then, $n$ times: compute the value at the present place, add the corner above or below that place on the graph, add the corner on the diagonal, and move on to the value. Nothing else ends the loop, and with $n=0$ it does not run at all.",
      ],
    },
  ],
});
