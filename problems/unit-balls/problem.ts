import { defineProblem } from "allclose";

const axes = {
  x: { from: -2.2, to: 2.2, label: "x₁" },
  y: { from: -2.2, to: 2.2, label: "x₂" },
  hasEqualScales: true,
};
const on = { kind: "rays" as const, degrees: [0, 45, 90, 135, 180, 225, 270, 315] };
const start = [0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4];
const tolerance = { kind: "relative" as const, rtol: 0.05 };

const innerCircle = [0.707107, 0.707107, 0.707107, 0.707107, 0.707107, 0.707107, 0.707107, 0.707107];
const unitCircle = [1, 1, 1, 1, 1, 1, 1, 1];
const outerCircle = [1.414214, 1.414214, 1.414214, 1.414214, 1.414214, 1.414214, 1.414214, 1.414214];
const diamond = [1, 0.707107, 1, 0.707107, 1, 0.707107, 1, 0.707107];
const largeDiamond = [2, 1.414214, 2, 1.414214, 2, 1.414214, 2, 1.414214];
const square = [1, 1.414214, 1, 1.414214, 1, 1.414214, 1, 1.414214];

export default defineProblem({
  title: "Four unit balls",
  summary: "Draw what the 1-norm, the 2-norm, the ∞-norm and the RMS norm call at most one long, and compare.",
  tags: ["norms"],
  parts: [
    {
      kind: "points",
      id: "two",
      title: "The 2-norm",
      points: 2,
      source: "d3.2b",
      prompt: "Draw the unit ball of $\\lVert x\\rVert_2$.",
      axes,
      on,
      start,
      tolerance,
      closed: true,
      key: [unitCircle],
      mistakes: [
        {
          id: "diamond",
          title: "This is the ball of the 1-norm",
          kind: "formula",
          feedback:
            "Your point at 45° has two equal entries that add up to $1$. Their squares add up to less than $1$.",
          answers: [diamond],
        },
        {
          id: "square",
          title: "This is the ball of the ∞-norm",
          kind: "formula",
          feedback: "Your point at 45° is $(1,1)$. Its largest entry is $1$, but its 2-norm is more than that.",
          answers: [square],
        },
        {
          id: "radius-root-two",
          title: "The right shape, too large",
          kind: "factor",
          feedback:
            "Your point on the first axis is $(\\sqrt2,0)$. Put it into the definition: nothing is divided by $d$ there.",
          answers: [outerCircle],
        },
      ],
      hints: [
        "Begin with the rays along the axes: which point on them has norm $1$?",
        "At 45° both entries are equal, $x=(a,a)$. Solve $\\lVert x\\rVert=1$ for $a$; the distance from the origin is $a\\sqrt2$.",
      ],
      explanation: "The 2-norm is the distance from the origin, so its ball is the disc of radius $1$.",
    },
    {
      kind: "points",
      id: "rms",
      title: "The RMS norm",
      points: 2,
      source: "d3.2b",
      prompt: "Draw the unit ball of $\\lVert x\\rVert_{\\text{RMS}}$ for $d=2$.",
      axes,
      on,
      start,
      tolerance,
      closed: true,
      key: [outerCircle],
      mistakes: [
        {
          id: "as-the-2-norm",
          title: "This is the ball of the 2-norm",
          kind: "factor",
          feedback:
            "Take your point $(1,0)$: the mean of its squares is $\\frac12$, so its RMS norm is $1/\\sqrt2$. There is room left.",
          answers: [unitCircle],
        },
        {
          id: "inverse",
          title: "Scaled the wrong way",
          kind: "factor",
          feedback:
            "The RMS norm is smaller than the 2-norm by the factor $\\sqrt2$. Does a norm that is smaller everywhere have a smaller ball, or a larger one?",
          answers: [innerCircle],
        },
        {
          id: "square",
          title: "This is the ball of the ∞-norm",
          kind: "formula",
          feedback: "The corners are right: $(1,1)$ has RMS norm $1$. On the axes, though, $(1,0)$ does not.",
          answers: [square],
        },
      ],
      hints: [
        "What is the RMS norm of $(1,0)$?",
        "For $d=2$ the RMS norm is the 2-norm times a number. Which length in the usual sense has RMS norm $1$?",
      ],
      explanation:
        "$\\lVert x\\rVert_{\\text{RMS}}=\\lVert x\\rVert_2/\\sqrt d$, so the ball is the disc of radius $\\sqrt d=\\sqrt2$.",
    },
    {
      kind: "points",
      id: "one",
      title: "The 1-norm",
      points: 2,
      source: "d3.2b",
      prompt: "Draw the unit ball of $\\lVert x\\rVert_1$.",
      axes,
      on,
      start,
      tolerance,
      closed: true,
      key: [diamond],
      mistakes: [
        {
          id: "square",
          title: "This is the ball of the ∞-norm",
          kind: "formula",
          feedback: "Your corner $(1,1)$ has 1-norm $2$. Which norm is $1$ there?",
          answers: [square],
        },
        {
          id: "through-the-corners",
          title: "A diamond through (1, 1)",
          kind: "factor",
          feedback:
            "The shape is right, the size is not: every point of your boundary, $(1,1)$ for one, has entries whose sizes add up to $2$.",
          answers: [largeDiamond],
        },
        {
          id: "circle",
          title: "This is the ball of the 2-norm",
          kind: "formula",
          feedback: "On the axes both norms agree. At 45° the two equal entries of your point add up to more than $1$.",
          answers: [unitCircle],
        },
      ],
      hints: [
        "In the quadrant where both entries are positive, $\\lVert x\\rVert_1=1$ is the equation of a straight line. Which?",
        "At 45° both entries are equal and add up to $1$. How far from the origin is that point?",
      ],
      explanation:
        "In each quadrant $\\pm x_1\\pm x_2=1$ is a straight line: a diamond with corners $(\\pm1,0)$ and $(0,\\pm1)$. At 45° it passes through $(\\frac12,\\frac12)$, at distance $1/\\sqrt2$.",
    },
    {
      kind: "points",
      id: "infinity",
      title: "The ∞-norm",
      points: 2,
      source: "d3.2b",
      prompt: "Draw the unit ball of $\\lVert x\\rVert_\\infty$.",
      axes,
      on,
      start,
      tolerance,
      closed: true,
      key: [square],
      mistakes: [
        {
          id: "diamond",
          title: "This is the ball of the 1-norm",
          kind: "formula",
          feedback:
            "Your point at 45° is $(\\frac12,\\frac12)$. Its largest entry is $\\frac12$, so you can go on outwards.",
          answers: [diamond],
        },
        {
          id: "pointed-on-the-axes",
          title: "A diamond through (1, 1)",
          kind: "formula",
          feedback: "At 45° you are right. On the axes you are at $(2,0)$, whose largest entry is $2$.",
          answers: [largeDiamond],
        },
        {
          id: "circle",
          title: "This is the ball of the 2-norm",
          kind: "formula",
          feedback: "On the axes both norms agree. At 45° the larger entry of your point is less than $1$.",
          answers: [unitCircle],
        },
      ],
      hints: [
        "When is the larger of two sizes at most $1$? Say it as two conditions.",
        "At 45° both entries are equal and the larger one is $1$. How far from the origin is that point?",
      ],
      explanation:
        "Both entries have to be between $-1$ and $1$: the square with corners $(\\pm1,\\pm1)$, which are at distance $\\sqrt2$.",
    },
    {
      kind: "choice",
      id: "inclusion",
      title: "Which ball is inside which",
      points: 1,
      source: "d3.2b",
      prompt:
        "Let $B_1$, $B_2$, $B_\\infty$ and $B_{\\text{RMS}}$ be these four balls for $d=2$. In which order are they inside one another?",
      options: [
        { id: "one-two-infinity-rms", text: "$B_1$ inside $B_2$ inside $B_\\infty$ inside $B_{\\text{RMS}}$" },
        { id: "infinity-two-one-rms", text: "$B_\\infty$ inside $B_2$ inside $B_1$ inside $B_{\\text{RMS}}$" },
        { id: "rms-one-two-infinity", text: "$B_{\\text{RMS}}$ inside $B_1$ inside $B_2$ inside $B_\\infty$" },
        { id: "one-two-rms-infinity", text: "$B_1$ inside $B_2$ inside $B_{\\text{RMS}}$ inside $B_\\infty$" },
      ],
      key: ["one-two-infinity-rms"],
      mistakes: [
        {
          id: "reversed",
          title: "The norms are in this order, not their balls",
          feedback:
            "$\\lVert x\\rVert_\\infty\\le\\lVert x\\rVert_2\\le\\lVert x\\rVert_1$. The larger a norm, the fewer vectors it calls at most $1$ long.",
          answers: [["infinity-two-one-rms"]],
        },
        {
          id: "rms-innermost",
          title: "The RMS ball is scaled the wrong way",
          feedback: "The RMS norm is the 2-norm divided by $\\sqrt2$. Dividing a norm makes its ball larger.",
          answers: [["rms-one-two-infinity"]],
        },
        {
          id: "rms-inside-the-square",
          title: "Look at the axes",
          feedback: "$(\\sqrt2,0)$ has RMS norm $1$. Is it in the square?",
          answers: [["one-two-rms-infinity"]],
        },
      ],
      hints: ["Lay your four drawings over one another, or compare the radii at 0° and at 45°."],
      explanation:
        "At 0° the radii are $1,1,1,\\sqrt2$ and at 45° they are $1/\\sqrt2,1,\\sqrt2,\\sqrt2$, in this order. The corners of the square touch the RMS circle: $\\lVert(1,1)\\rVert_{\\text{RMS}}=1$.",
    },
  ],
});
