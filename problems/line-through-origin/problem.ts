import { defineProblem } from "allclose";

const n = { kind: "count", name: "N", min: 2, max: 9 } as const;
const x = { kind: "vector", name: "x", length: "N" } as const;
const y = { kind: "vector", name: "y", length: "N" } as const;
const theta = { kind: "scalar", name: "theta" } as const;
const alpha = { kind: "scalar", name: "alpha", domain: "positive" } as const;
const i = { kind: "index", name: "i", over: "N" } as const;

export default defineProblem({
  title: "A line through the origin",
  summary: "Gradient, optimum and step for a line with one parameter, and whose vote counts.",
  tags: ["optimisation", "gradient-descent", "regression"],
  parts: [
    {
      kind: "symbolic",
      id: "gradient",
      title: "The derivative",
      points: 2,
      source: "d1.1b.i",
      prompt: "What is $L'(\\theta)$?",
      symbols: [n, x, y, theta],
      key: ["2/N sum_i (theta x_i - y_i) x_i", "2/N x^T (theta x - y)", "2 (theta mean_i x_i^2 - mean_i (x_i y_i))"],
      mistakes: [
        {
          id: "no-x",
          title: "The inner derivative is missing",
          kind: "formula",
          feedback: "Chain rule: $\\theta x_i-y_i$ changes by $x_i$ when $\\theta$ changes by 1.",
          answers: ["2/N sum_i (theta x_i - y_i)"],
        },
        {
          id: "sign",
          title: "The sign is reversed",
          kind: "sign",
          feedback: "The residual in the derivative is prediction minus target.",
          answers: ["2/N sum_i (y_i - theta x_i) x_i"],
        },
        {
          id: "no-two",
          title: "The factor 2 is missing",
          kind: "factor",
          feedback: "Each term is a square, and the derivative of $z^2$ is $2z$.",
          answers: ["1/N sum_i (theta x_i - y_i) x_i"],
        },
        {
          id: "no-mean",
          title: "The mean became a sum",
          kind: "factor",
          feedback: "$L$ averages over the points: the $\\frac1N$ in front of the sum stays when you differentiate.",
          answers: ["2 sum_i (theta x_i - y_i) x_i"],
        },
        {
          id: "means-only",
          title: "A product of means is not the mean of products",
          kind: "formula",
          feedback: "You took the averages of $x$ and $y$ first. Multiply within each point and average after that.",
          answers: ["2 (theta mean(x) - mean(y)) mean(x)", "2/N sum_i (theta x_i - y_i) * mean(x)"],
        },
      ],
      hints: [
        "Differentiate one term $(\\theta x_i-y_i)^2$ with the chain rule.",
        "How fast does $\\theta x_i-y_i$ change with $\\theta$?",
      ],
      explanation:
        "Each term gives $2(\\theta x_i-y_i)\\cdot x_i$: the residual times how fast the prediction moves. The mean of these is the derivative.",
    },
    {
      kind: "symbolic",
      id: "optimum",
      title: "The best slope",
      points: 2,
      source: "d1.1b.ii",
      prompt: "For which $\\theta$ is $L$ smallest?",
      symbols: [n, x, y],
      key: ["(sum_i x_i y_i)/(sum_i x_i^2)", "x^T y / norm2(x)^2", "mean_i(x_i y_i)/mean_i(x_i^2)"],
      mistakes: [
        {
          id: "ratio-of-means",
          title: "This is the ratio of the means",
          kind: "formula",
          feedback:
            "The line through the origin and the centre of the data gives every point the same weight. Set the derivative to zero instead.",
          answers: ["mean(y)/mean(x)"],
        },
        {
          id: "mean-of-ratios",
          title: "This is the mean of the slopes",
          kind: "formula",
          feedback:
            "Averaging $y_i/x_i$ gives every point's own slope the same weight, also that of a point near the origin. Set the derivative to zero instead.",
          answers: ["mean_i (y_i/x_i)"],
        },
        {
          id: "inverted",
          title: "The fraction is upside down",
          kind: "formula",
          feedback:
            "Setting the derivative to zero gives $\\theta\\sum_ix_i^2=\\sum_ix_iy_i$. Check the last division.",
          answers: ["(sum_i x_i^2)/(sum_i x_i y_i)"],
        },
        {
          id: "not-divided",
          title: "One division is missing",
          kind: "factor",
          feedback:
            "Twice the slope should come out when all $y_i$ are doubled, and half of it when all $x_i$ are. Test yours.",
          answers: ["sum_i x_i y_i", "sum_i x_i y_i / N", "x^T y / norm2(x)"],
        },
      ],
      hints: ["Where is the derivative zero?", "Separate the sum into a part with $\\theta$ and a part without."],
      explanation:
        "$\\sum_i(\\theta x_i-y_i)x_i=0$ gives $\\theta\\,x^\\top x=x^\\top y$. If all $x_i$ were zero the loss would not depend on $\\theta$, and every slope would be optimal.",
    },
    {
      kind: "symbolic",
      id: "update",
      title: "One step of gradient descent",
      points: 2,
      source: "d1.1b.iii",
      prompt: "A step of gradient descent with step size $\\alpha$ starts from $\\theta$. What is the new $\\theta$?",
      symbols: [n, x, y, theta, alpha],
      key: ["theta - 2 alpha/N sum_i (theta x_i - y_i) x_i", "(1 - 2 alpha/N x^T x) theta + 2 alpha/N x^T y"],
      follows: { part: "gradient", expected: "theta - alpha earlier" },
      mistakes: [
        {
          id: "climbs",
          title: "This climbs",
          kind: "sign",
          feedback: "The derivative points to where $L$ grows. Descent goes the other way.",
          answers: ["theta + 2 alpha/N sum_i (theta x_i - y_i) x_i"],
        },
        {
          id: "no-alpha",
          title: "The step size is missing",
          kind: "factor",
          feedback: "This moves by the whole derivative. The step size multiplies it.",
          answers: ["theta - 2/N sum_i (theta x_i - y_i) x_i"],
        },
        {
          id: "no-x",
          title: "The inner derivative is missing",
          kind: "formula",
          feedback: "The step is along the mean residual. Each residual has to be multiplied by its $x_i$.",
          answers: ["theta - 2 alpha/N sum_i (theta x_i - y_i)"],
        },
        {
          id: "increment",
          title: "This is only the increment",
          kind: "formula",
          feedback: "You gave what is added to $\\theta$. Asked is the new $\\theta$ itself.",
          credit: 0.5,
          answers: ["-2 alpha/N sum_i (theta x_i - y_i) x_i"],
        },
        {
          id: "no-two",
          title: "The factor 2 is missing",
          kind: "factor",
          feedback: "Half of the derivative got lost: $L'$ has a factor 2 from the square.",
          answers: ["theta - alpha/N sum_i (theta x_i - y_i) x_i"],
        },
      ],
      hints: ["What you add is minus the step size times the derivative."],
      explanation:
        "$\\theta-\\alpha L'(\\theta)$. The distance to the optimum is multiplied by $1-\\frac{2\\alpha}N\\sum_ix_i^2$ in every step.",
    },
    {
      kind: "symbolic",
      id: "range",
      title: "When it converges",
      points: 1,
      source: "d1.1b.iii",
      prompt:
        "Gradient descent with a constant step size converges for all $0<\\alpha<\\alpha_{\\max}$ and for no larger one. What is $\\alpha_{\\max}$?",
      symbols: [n, x, y],
      key: ["N/(sum_i x_i^2)", "N/norm2(x)^2", "1/mean_i(x_i^2)"],
      mistakes: [
        {
          id: "one-step",
          title: "That is the best step size",
          kind: "formula",
          feedback: "With this step size one step is enough. Longer ones still converge, jumping across the optimum.",
          answers: ["N/(2 sum_i x_i^2)"],
        },
        {
          id: "twice",
          title: "The factor 2 of the derivative is missing",
          kind: "factor",
          feedback: "The curvature of $L$ is $\\frac2N\\sum_ix_i^2$, with the 2 of the square.",
          answers: ["2 N/(sum_i x_i^2)"],
        },
        {
          id: "as-constant-model",
          title: "That is the bound of the constant model",
          kind: "formula",
          feedback: "The constant model has $x_i=1$ for all points. Here the curvature depends on $x$.",
          answers: ["1"],
        },
        {
          id: "no-mean",
          title: "The mean became a sum",
          kind: "factor",
          feedback: "$L$ is a mean over the points: its curvature is $N$ times smaller than you took it to be.",
          answers: ["1/(sum_i x_i^2)"],
        },
      ],
      hints: ["By which factor does a step multiply the distance to the optimum?"],
      explanation:
        "The factor is $1-\\frac{2\\alpha}N\\sum_ix_i^2$. Its size is below 1 exactly for $0<\\alpha<N/\\sum_ix_i^2$.",
    },
    {
      kind: "symbolic",
      id: "contribution",
      title: "What one point contributes",
      points: 1,
      source: "d1.1b.iv.contribution",
      prompt:
        "The derivative is a sum of $N$ contributions, one for each point, with nothing left over. What is the contribution of point $i$?",
      symbols: [n, x, y, theta, i],
      key: ["2/N (theta x_i - y_i) x_i", "2/N (theta x_i^2 - x_i y_i)"],
      mistakes: [
        {
          id: "no-x",
          title: "The weight of the residual is missing",
          kind: "formula",
          feedback:
            "This is the contribution in the constant model. Here the prediction moves by $x_i$ when $\\theta$ moves by 1.",
          answers: ["2/N (theta x_i - y_i)"],
        },
        {
          id: "weighted-by-y",
          title: "Weighted by the target",
          kind: "index",
          feedback: "The residual is multiplied by what $\\theta$ is multiplied with in the model. Is that $y_i$?",
          answers: ["2/N (theta x_i - y_i) y_i"],
        },
        {
          id: "no-share",
          title: "Its share of the mean is missing",
          kind: "factor",
          feedback: "These add up to $N$ times the derivative.",
          answers: ["2 (theta x_i - y_i) x_i"],
        },
        {
          id: "sign",
          title: "The sign is reversed",
          kind: "sign",
          feedback: "These add up to minus the derivative.",
          answers: ["2/N (y_i - theta x_i) x_i"],
        },
        {
          id: "whole",
          title: "This is the whole derivative",
          kind: "index",
          feedback: "You summed over all points. Asked is the one term that belongs to point $i$.",
          answers: ["2/N sum_j (theta x_j - y_j) x_j"],
        },
      ],
      hints: ["Write the derivative as one sum, with all factors inside."],
      explanation: "$L'(\\theta)=\\sum_i\\frac2N(\\theta x_i-y_i)\\,x_i$: a residual, weighted by $x_i$.",
    },
    {
      kind: "choice",
      id: "votes",
      title: "Who counts how much",
      points: 1,
      source: "d1.1b.iv.vote",
      prompt:
        "Three points lie at $A=(0,\\,5)$, $B=(0.1,\\,2)$ and $C=(3,\\,1)$. In which order does their residual count in the derivative, from the least weight to the most?",
      options: [
        { id: "a-b-c", text: "$A$, $B$, $C$" },
        { id: "c-b-a", text: "$C$, $B$, $A$" },
        { id: "equal", text: "All residuals count the same" },
        { id: "b-a-c", text: "$B$, $A$, $C$" },
      ],
      key: ["a-b-c"],
      mistakes: [
        {
          id: "by-target",
          title: "That is the order by target",
          kind: "index",
          feedback: "You sorted by $y_i$. Look at what the residual is multiplied with.",
          answers: [["c-b-a"]],
        },
        {
          id: "as-constant-model",
          title: "That holds for the constant model",
          kind: "formula",
          feedback:
            "For a constant every residual has the same coefficient. A slope moves the predictions at different $x_i$ by different amounts.",
          answers: [["equal"]],
        },
      ],
      explanation:
        "The weight on the residual is $x_i$. $A$ lies at $x=0$: whatever the slope, the line passes below it, so it has no vote at all. $B$ is near the origin and has little, $C$ has the most.",
      afterword:
        "Votes are equal only where all $|x_i|$ are. A weight is not yet a contribution: the residual $\\theta x_i-y_i$ depends on $x_i$, too.",
    },
    {
      kind: "written",
      id: "why-votes",
      title: "Who has a vote",
      points: 2,
      source: "d1.1b.iv.vote",
      prompt:
        "Do all points have the same say in the slope? Explain, with the model and its derivative, and compare with the model that is a constant.",
      rubric: [
        {
          id: "weight",
          text: "No: the residual of point i enters the derivative multiplied by x_i, so points far from the origin count more and a point at x = 0 not at all.",
          points: 1,
        },
        {
          id: "compare",
          text: "For a constant the coefficient of every residual is the same; for a line, moving the slope by 1 moves the prediction at x_i by x_i.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "by-residual",
          text: "The points with the largest residual have the largest say, whatever their x.",
          feedback: "Take a point at $x=0$ with a large residual. Can any slope make that residual smaller?",
        },
        {
          id: "equal",
          text: "All points have the same vote, since each occurs once in the mean.",
          feedback: "Each occurs once, but with which factor before its residual?",
        },
      ],
      hints: ["By how much does the prediction at $x_i$ change when the slope does?"],
      explanation:
        "In $L'(\\theta)=\\frac2N\\sum_i x_i(\\theta x_i-y_i)$ the residual has the weight $x_i$: a far point is a long lever, and at $x=0$ no slope changes anything. In the constant model every prediction moves by the same amount, so every residual has the same weight.",
    },
  ],
});
