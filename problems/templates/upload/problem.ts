import { defineProblem } from "allclose";

export default defineProblem({
  title: "A new problem",
  summary: "Say in one sentence what the student hands in.",
  parts: [
    {
      kind: "upload",
      id: "sketch",
      title: "A sketch",
      points: 2,
      source: "template",
      prompt: "Sketch the level sets of $f(x,y)=x^2+4y^2$ by hand, and hand in a photograph or a scan.",
      rubric: [
        { id: "ellipses", text: "The level sets are ellipses around the origin.", points: 1 },
        { id: "longer-axis", text: "They are twice as long in the direction of $x$ as in that of $y$.", points: 1 },
      ],
      accepts: ["png", "jpeg", "pdf"],
      maxFiles: 2,
      maxMiB: 10,
      hints: ["Where does $f=1$ meet the two axes?"],
      explanation: "The level set $f=c$ meets the axes at $x=\\pm\\sqrt c$ and $y=\\pm\\frac12\\sqrt c$.",
    },
  ],
});
