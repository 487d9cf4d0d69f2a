import { defineProblem } from "allclose";

const n = { kind: "count", name: "n", min: 2, max: 5 } as const;
const a = { kind: "vector", name: "a", length: "n" } as const;
const w = { kind: "vector", name: "w", length: "n" } as const;
const b = { kind: "vector", name: "b", length: "n" } as const;
const x = { kind: "scalar", name: "x" } as const;
const c = { kind: "scalar", name: "c" } as const;
const target = { kind: "scalar", name: "t" } as const;
const i = { kind: "index", name: "i", over: "n" } as const;
const symbols = [n, a, w, b, x, c, target, i];

export default defineProblem({
  title: "The features of one hidden unit",
  summary: "Derivatives of a network's output with respect to the parameters of a single unit.",
  tags: ["neural-networks", "linearisation"],
  parts: [
    {
      kind: "symbolic",
      id: "weight",
      title: "The weight",
      points: 2,
      source: "h2.4a",
      prompt:
        "What is $\\partial y/\\partial w_i$? (The target $t$ of the input $x$ is declared as well, in case you need it.)",
      symbols,
      key: ["a_i x indicator(w_i x + b_i > 0)", "a_i x 1[w_i x + b_i > 0]"],
      mistakes: [
        {
          id: "no-output-weight",
          title: "The output weight is missing",
          kind: "factor",
          feedback: "The unit reaches the output through $a_i$.",
          answers: ["x 1[w_i x + b_i > 0]"],
        },
        {
          id: "always-on",
          title: "A unit that is off has no derivative",
          kind: "formula",
          feedback: "Where $w_ix+b_i$ is negative the ReLU is flat.",
          answers: ["a_i x"],
        },
        {
          id: "no-input",
          title: "The inner derivative is missing",
          kind: "formula",
          feedback: "This is the derivative with respect to the bias. The weight is multiplied by $x$.",
          answers: ["a_i 1[w_i x + b_i > 0]"],
        },
        {
          id: "with-residual",
          title: "This is a derivative of the loss",
          kind: "formula",
          feedback: "Features are derivatives of the output. No target and no residual takes part in them.",
          answers: [
            "a_i x 1[w_i x + b_i > 0] (sum_j a_j relu(w_j x + b_j) + c - t)",
            "2 a_i x 1[w_i x + b_i > 0] (sum_j a_j relu(w_j x + b_j) + c - t)",
          ],
        },
        {
          id: "relu-again",
          title: "The ReLU is still there",
          kind: "formula",
          feedback: "The derivative of $\\mathrm{relu}(z)$ is a step: 0 for negative $z$ and 1 for positive.",
          answers: ["a_i x relu(w_i x + b_i)"],
        },
      ],
      hints: [
        "Only one term of the sum has $w_i$ in it.",
        "Chain rule: through $a_i$, through the ReLU, through $w_ix+b_i$.",
      ],
      explanation:
        "$a_i\\cdot\\mathrm{relu}'(w_ix+b_i)\\cdot x$: a line through the origin that is cut off at the elbow of the unit.",
    },
    {
      kind: "symbolic",
      id: "bias",
      title: "The bias",
      points: 1,
      source: "h2.4a",
      prompt: "What is $\\partial y/\\partial b_i$?",
      symbols,
      key: ["a_i 1[w_i x + b_i > 0]", "a_i indicator(w_i x + b_i > 0)"],
      mistakes: [
        {
          id: "no-output-weight",
          title: "The output weight is missing",
          kind: "factor",
          feedback: "The unit reaches the output through $a_i$.",
          answers: ["1[w_i x + b_i > 0]"],
        },
        {
          id: "always-on",
          title: "A unit that is off has no derivative",
          kind: "formula",
          feedback: "Where $w_ix+b_i$ is negative the ReLU is flat.",
          answers: ["a_i"],
        },
        {
          id: "of-the-weight",
          title: "That is the feature of the weight",
          kind: "formula",
          feedback: "The bias is not multiplied by $x$.",
          answers: ["a_i x 1[w_i x + b_i > 0]"],
        },
        {
          id: "relu-again",
          title: "The ReLU is still there",
          kind: "formula",
          feedback: "The derivative of $\\mathrm{relu}(z)$ is a step: 0 for negative $z$ and 1 for positive.",
          answers: ["a_i relu(w_i x + b_i)"],
        },
      ],
      hints: ["Take the chain rule again. How fast does $w_ix+b_i$ change with $b_i$?"],
      explanation: "$a_i\\cdot\\mathrm{relu}'(w_ix+b_i)\\cdot1$: a step of height $a_i$ at the elbow.",
    },
    {
      kind: "symbolic",
      id: "output-weight",
      title: "The output weight",
      points: 1,
      source: "h2.4a",
      prompt: "What is $\\partial y/\\partial a_i$?",
      symbols,
      key: ["relu(w_i x + b_i)", "max(0, w_i x + b_i)"],
      mistakes: [
        {
          id: "always-on",
          title: "The ReLU is missing",
          kind: "formula",
          feedback: "$a_i$ is multiplied by what the unit answers, which is never negative.",
          answers: ["w_i x + b_i"],
        },
        {
          id: "step",
          title: "This is the derivative of the ReLU",
          kind: "formula",
          feedback: "$a_i$ stands outside of the ReLU: nothing inside is differentiated.",
          answers: ["1[w_i x + b_i > 0]"],
        },
        {
          id: "not-differentiated",
          title: "This is the term itself",
          kind: "formula",
          feedback: "The term is linear in $a_i$. Its derivative no longer has $a_i$ in it.",
          answers: ["a_i relu(w_i x + b_i)"],
        },
      ],
      hints: ["The output is linear in $a_i$."],
      explanation: "The output is linear in $a_i$, so the derivative is what $a_i$ is multiplied by.",
    },
    {
      kind: "choice",
      id: "shapes",
      title: "What they look like",
      points: 1,
      source: "h2.4a",
      prompt: "Plotted over $x$, what do the features of the weight and of the bias look like for one unit?",
      options: [
        {
          id: "line-and-step",
          text: "The weight's is a broken line that is 0 on one side of the elbow; the bias's is a step of height $a_i$",
        },
        { id: "both-steps", text: "Both are steps at the elbow" },
        { id: "both-relu", text: "Both are continuous, with a kink at the elbow" },
        { id: "step-and-line", text: "The weight's is a step; the bias's is a broken line" },
      ],
      key: ["line-and-step"],
      mistakes: [
        {
          id: "swapped",
          title: "Weight and bias are swapped",
          kind: "index",
          feedback: "Which of the two is multiplied by $x$?",
          answers: [["step-and-line"]],
        },
        {
          id: "like-the-output",
          title: "That is the unit itself",
          kind: "formula",
          feedback:
            "The unit's own answer is continuous. Its derivatives jump at the elbow, unless the elbow is at $x=0$.",
          answers: [["both-relu"]],
        },
      ],
      explanation:
        "$a_ix\\,\\mathbb 1[w_ix+b_i>0]$ is a part of a line through the origin, which starts with a jump where the elbow is not at 0. $a_i\\,\\mathbb 1[w_ix+b_i>0]$ is a step.",
    },
  ],
});
