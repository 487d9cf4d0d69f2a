import { defineProblem } from "allclose";

const curves = [{ label: "p", expression: "3/2 x - 1/2 x^3" }];
const tolerance = { kind: "absolute" as const, atol: 0.03 };
const limits = [
  { id: "one", text: "to $1$" },
  { id: "zero", text: "to $0$" },
  { id: "minus-one", text: "to $-1$" },
  { id: "nowhere", text: "nowhere: it goes to and fro, or away" },
];
const hints = [
  "Which coordinate stays the same on a vertical stroke? Which of the two lines says what the other one becomes?",
  "Compute $x_1=p(x_0)$ and $x_2=p(x_1)$. All four corners are made of $x_0$, $x_1$ and $x_2$.",
];
const explanation =
  "With $x_1=p(x_0)$ and $x_2=p(x_1)$ the corners are $(x_0,x_1)$ on the graph, $(x_1,x_1)$ on the diagonal, $(x_1,x_2)$ on the graph and $(x_2,x_2)$ on the diagonal.";

const toTheAxis = {
  id: "to-the-axis",
  title: "The path turns on an axis",
  kind: "formula" as const,
  feedback:
    "You carry the value back by an axis. The diagonal saves that: where the stroke from the graph meets $y=x$, the value is already a place on the horizontal axis, and the next stroke starts from there.",
};
const swapped = {
  id: "swapped-order",
  title: "Graph and diagonal are swapped",
  kind: "order" as const,
  feedback:
    "The value of the function is read off on a vertical stroke that ends on the graph. Only then does a horizontal one lead to the diagonal.",
};

export default defineProblem({
  title: "Draw three cobwebs",
  summary: "Follow an iteration by pen from three starts, and say where each of them ends.",
  tags: ["dynamics"],
  parts: [
    {
      kind: "path",
      id: "from-03",
      title: "From 0.3",
      points: 2,
      source: "d4.2d",
      prompt: "Draw the first four strokes from $x_0=0.3$.",
      axes: { x: { from: 0, to: 1, label: "x" }, y: { from: 0, to: 1, label: "y" }, hasEqualScales: true },
      curves,
      diagonal: true,
      start: [0.3, 0],
      tolerance,
      key: [
        [
          [0.3, 0.4365],
          [0.4365, 0.4365],
          [0.4365, 0.61317],
          [0.61317, 0.61317],
        ],
      ],
      mistakes: [
        {
          ...toTheAxis,
          answers: [
            [
              [0.3, 0.4365],
              [0, 0.4365],
              [0.4365, 0],
              [0.4365, 0.61317],
            ],
            [
              [0.3, 0.4365],
              [0.4365, 0.4365],
              [0.4365, 0],
              [0.4365, 0.61317],
            ],
            [
              [0.3, 0.4365],
              [0.4365, 0],
              [0.4365, 0.61317],
              [0.61317, 0],
            ],
          ],
        },
        {
          ...swapped,
          answers: [
            [
              [0.4365, 0.3],
              [0.4365, 0.4365],
              [0.61317, 0.4365],
              [0.61317, 0.61317],
            ],
            [
              [0.3, 0.3],
              [0.3, 0.4365],
              [0.4365, 0.4365],
              [0.4365, 0.61317],
            ],
            [
              [0.3, 0.3],
              [0.20278, 0.3],
              [0.20278, 0.20278],
              [0.13603, 0.20278],
            ],
          ],
        },
      ],
      hints,
      explanation,
    },
    {
      kind: "choice",
      id: "limit-03",
      title: "The end of the path from 0.3",
      points: 1,
      source: "d4.2d",
      prompt: "Go on like this for ever. Where does $x_k$ go from $x_0=0.3$?",
      options: limits,
      key: ["one"],
      mistakes: [
        {
          id: "to-zero",
          title: "It moves away from 0",
          feedback:
            "Between $0$ and $1$ the graph is above the diagonal. Does a step make $x$ smaller or larger there?",
          answers: [["zero"]],
        },
      ],
      hints: ["Follow the path a few strokes further. Where do the graph and the diagonal meet?"],
      explanation:
        "Below $1$ every step leads upwards, never beyond $1$: $0.3\\to0.4365\\to0.6132\\to0.8045\\to\\dots\\to1$.",
    },
    {
      kind: "path",
      id: "from-16",
      title: "From 1.6",
      points: 2,
      source: "d4.2d",
      prompt: "Draw the first four strokes from $x_0=1.6$.",
      axes: { x: { from: 0, to: 1.8, label: "x" }, y: { from: 0, to: 1.8, label: "y" }, hasEqualScales: true },
      curves,
      diagonal: true,
      start: [1.6, 0],
      tolerance,
      key: [
        [
          [1.6, 0.352],
          [0.352, 0.352],
          [0.352, 0.50619],
          [0.50619, 0.50619],
        ],
      ],
      mistakes: [
        {
          ...toTheAxis,
          answers: [
            [
              [1.6, 0.352],
              [0, 0.352],
              [0.352, 0],
              [0.352, 0.50619],
            ],
            [
              [1.6, 0.352],
              [0.352, 0.352],
              [0.352, 0],
              [0.352, 0.50619],
            ],
            [
              [1.6, 0.352],
              [0.352, 0],
              [0.352, 0.50619],
              [0.50619, 0],
            ],
          ],
        },
        {
          ...swapped,
          answers: [
            [
              [0.352, 1.6],
              [0.352, 0.352],
              [0.50619, 0.352],
              [0.50619, 0.50619],
            ],
            [
              [1.6, 1.6],
              [1.6, 0.352],
              [0.352, 0.352],
              [0.352, 0.50619],
            ],
          ],
        },
      ],
      hints,
      explanation,
    },
    {
      kind: "choice",
      id: "limit-16",
      title: "The end of the path from 1.6",
      points: 1,
      source: "d4.2d",
      prompt: "Go on like this for ever. Where does $x_k$ go from $x_0=1.6$?",
      options: limits,
      key: ["one"],
      mistakes: [
        {
          id: "to-zero",
          title: "It does not fall any further",
          feedback: "The first step falls to $0.352$. Go on from there: the graph is above the diagonal.",
          answers: [["zero"]],
        },
        {
          id: "to-nowhere",
          title: "One jump, then it climbs",
          feedback: "The first step jumps below $1$. From there the path climbs and stays below $1$.",
          answers: [["nowhere"]],
        },
      ],
      hints: ["Follow the path a few strokes further. Where do the graph and the diagonal meet?"],
      explanation:
        "The first step falls to $0.352$. From there every step leads upwards: $0.352\\to0.5062\\to0.6944\\to\\dots\\to1$.",
    },
    {
      kind: "path",
      id: "from-minus-05",
      title: "From −0.5",
      points: 2,
      source: "d4.2d",
      prompt: "Draw the first four strokes from $x_0=-0.5$.",
      axes: { x: { from: -1.1, to: 0.1, label: "x" }, y: { from: -1.1, to: 0.1, label: "y" }, hasEqualScales: true },
      curves,
      diagonal: true,
      start: [-0.5, 0],
      tolerance,
      key: [
        [
          [-0.5, -0.6875],
          [-0.6875, -0.6875],
          [-0.6875, -0.86877],
          [-0.86877, -0.86877],
        ],
      ],
      mistakes: [
        {
          ...toTheAxis,
          answers: [
            [
              [-0.5, -0.6875],
              [0, -0.6875],
              [-0.6875, 0],
              [-0.6875, -0.86877],
            ],
            [
              [-0.5, -0.6875],
              [-0.6875, -0.6875],
              [-0.6875, 0],
              [-0.6875, -0.86877],
            ],
            [
              [-0.5, -0.6875],
              [-0.6875, 0],
              [-0.6875, -0.86877],
              [-0.86877, 0],
            ],
          ],
        },
        {
          ...swapped,
          answers: [
            [
              [-0.6875, -0.5],
              [-0.6875, -0.6875],
              [-0.86877, -0.6875],
              [-0.86877, -0.86877],
            ],
            [
              [-0.5, -0.5],
              [-0.5, -0.6875],
              [-0.6875, -0.6875],
              [-0.6875, -0.86877],
            ],
            [
              [-0.5, -0.5],
              [-0.3473, -0.5],
              [-0.3473, -0.3473],
              [-0.23591, -0.3473],
            ],
          ],
        },
      ],
      hints,
      explanation,
    },
    {
      kind: "choice",
      id: "limit-minus-05",
      title: "The end of the path from −0.5",
      points: 1,
      source: "d4.2d",
      prompt: "Go on like this for ever. Where does $x_k$ go from $x_0=-0.5$?",
      options: limits,
      key: ["minus-one"],
      mistakes: [
        {
          id: "to-one",
          title: "The sign stays",
          feedback:
            "$p$ is an odd function: from $-x_0$ the path is that from $x_0$, turned by half a turn around the origin.",
          answers: [["one"]],
        },
        {
          id: "to-zero",
          title: "It moves away from 0",
          feedback: "The slope of $p$ at $0$ is $1.5$: there every step moves away from $0$.",
          answers: [["zero"]],
        },
      ],
      hints: ["Follow the path a few strokes further. Where do the graph and the diagonal meet?"],
      explanation:
        "$p$ is odd, so this is the path from $0.5$ turned by half a turn: $-0.5\\to-0.6875\\to-0.8688\\to-0.9753\\to\\dots\\to-1$.",
    },
  ],
});
