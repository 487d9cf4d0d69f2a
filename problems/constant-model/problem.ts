import { defineProblem } from "allclose";

const n = { kind: "count", name: "N", min: 2, max: 9 } as const;
const y = { kind: "vector", name: "y", length: "N" } as const;
const theta = { kind: "scalar", name: "theta" } as const;
const alpha = { kind: "scalar", name: "alpha", domain: "positive" } as const;
const i = { kind: "index", name: "i", over: "N" } as const;

export default defineProblem({
  title: "A model that is one number",
  summary: "Gradient, optimum and steps for the constant model, and what a single point contributes.",
  tags: ["optimisation", "gradient-descent"],
  parts: [
    {
      kind: "symbolic",
      id: "gradient",
      title: "The derivative",
      points: 2,
      source: "d1.1a.i",
      prompt: "What is $L'(\\theta)$?",
      symbols: [n, y, theta],
      key: ["2/N sum_i (theta - y_i)", "2 (theta - mean(y))", "2 theta - 2 \\bar{y}"],
      mistakes: [
        {
          id: "no-two",
          title: "The factor 2 is missing",
          kind: "factor",
          feedback: "Each term is a square, and the derivative of $z^2$ is $2z$.",
          answers: ["1/N sum_i (theta - y_i)", "theta - mean(y)"],
        },
        {
          id: "no-mean",
          title: "The mean became a sum",
          kind: "factor",
          feedback: "$L$ averages over the points: the $\\frac1N$ in front of the sum stays when you differentiate.",
          answers: ["2 sum_i (theta - y_i)"],
        },
        {
          id: "sign",
          title: "The sign is reversed",
          kind: "sign",
          feedback: "Differentiate with respect to $\\theta$: the inner derivative of $(y_i-\\theta)^2$ is $-1$.",
          answers: ["2/N sum_i (y_i - theta)", "2 (mean(y) - theta)"],
        },
        {
          id: "median",
          title: "This has the median in it",
          kind: "formula",
          feedback: "A sum of squares differentiates to a sum of residuals, which leads to the mean of the data.",
          answers: ["2 (theta - median(y))"],
        },
      ],
      hints: [
        "Differentiate one term $(y_i-\\theta)^2$ first, with the chain rule.",
        "The derivative of a mean is the mean of the derivatives. What is the inner derivative of $y_i-\\theta$?",
      ],
      explanation:
        "Term by term $\\frac{d}{d\\theta}(y_i-\\theta)^2=2(y_i-\\theta)\\cdot(-1)=2(\\theta-y_i)$. The mean of these is $2(\\theta-\\bar y)$.",
    },
    {
      kind: "symbolic",
      id: "optimum",
      title: "The best constant",
      points: 1,
      source: "d1.1a.ii",
      prompt: "For which $\\theta$ is $L$ smallest?",
      symbols: [n, y],
      key: ["1/N sum_i y_i", "mean(y)", "\\bar{y}"],
      mistakes: [
        {
          id: "median",
          title: "This is the median",
          kind: "formula",
          feedback: "The median minimises the mean of the distances $|y_i-\\theta|$. Here they are squared.",
          answers: ["median(y)"],
        },
        {
          id: "sum",
          title: "This is the sum",
          kind: "factor",
          feedback: "Setting the derivative to zero gives $N\\theta=\\sum_iy_i$. One division is left.",
          answers: ["sum_i y_i"],
        },
        {
          id: "one-less",
          title: "Divided by one less",
          kind: "factor",
          feedback: "There are $N$ terms with $\\theta$ in them. $N-1$ is for estimating a variance.",
          answers: ["sum(y)/(N - 1)"],
        },
      ],
      hints: ["Where is the derivative zero?", "The loss is a parabola in $\\theta$ that opens upwards."],
      explanation:
        "$L'(\\theta)=2(\\theta-\\bar y)$ is zero at $\\theta=\\bar y$ alone, and $L''=2>0$: the mean is the minimiser.",
    },
    {
      kind: "symbolic",
      id: "update",
      title: "One step of gradient descent",
      points: 2,
      source: "d1.1a.iii",
      prompt: "A step of gradient descent with step size $\\alpha$ starts from $\\theta$. What is the new $\\theta$?",
      symbols: [n, y, theta, alpha],
      key: ["theta - 2 alpha/N sum_i (theta - y_i)", "(1 - 2 alpha) theta + 2 alpha mean(y)"],
      follows: { part: "gradient", expected: "theta - alpha earlier" },
      mistakes: [
        {
          id: "climbs",
          title: "This climbs",
          kind: "sign",
          feedback: "The derivative points to where $L$ grows. Descent goes the other way.",
          answers: ["theta + 2 alpha/N sum_i (theta - y_i)"],
        },
        {
          id: "no-alpha",
          title: "The step size is missing",
          kind: "factor",
          feedback: "This moves by the whole derivative. The step size multiplies it.",
          answers: ["theta - 2/N sum_i (theta - y_i)"],
        },
        {
          id: "increment",
          title: "This is only the increment",
          kind: "formula",
          feedback: "You gave what is added to $\\theta$. Asked is the new $\\theta$ itself.",
          credit: 0.5,
          answers: ["-2 alpha/N sum_i (theta - y_i)", "2 alpha/N sum_i (theta - y_i)"],
        },
        {
          id: "no-two",
          title: "The factor 2 is missing",
          kind: "factor",
          feedback: "Half of the derivative got lost: $L'$ has a factor 2 from the square.",
          answers: ["theta - alpha/N sum_i (theta - y_i)"],
        },
        {
          id: "no-mean",
          title: "The mean became a sum",
          kind: "factor",
          feedback: "This step is $N$ times too long: $L$ is a mean, and so is its derivative.",
          answers: ["theta - 2 alpha sum_i (theta - y_i)"],
        },
      ],
      hints: ["What you add is minus the step size times the derivative.", "Use your answer to the first question."],
      explanation:
        "$\\theta-\\alpha L'(\\theta)=\\theta-2\\alpha(\\theta-\\bar y)=(1-2\\alpha)\\theta+2\\alpha\\bar y$: a mixture of where you are and where the optimum is. The distance to $\\bar y$ is multiplied by $1-2\\alpha$.",
    },
    {
      kind: "number",
      id: "range",
      title: "When it converges",
      points: 1,
      source: "d1.1a.iii",
      prompt:
        "Gradient descent with a constant step size converges for all $0<\\alpha<\\alpha_{\\max}$, whatever the data, and for no larger one. What is $\\alpha_{\\max}$?",
      key: ["1"],
      mistakes: [
        {
          id: "one-step",
          title: "That is the best step size",
          kind: "formula",
          feedback: "With this step size one step is enough. Longer ones still converge, jumping across the optimum.",
          answers: ["1/2"],
        },
        {
          id: "two",
          title: "The factor 2 of the derivative is missing",
          kind: "factor",
          feedback: "Each step multiplies the distance to the optimum by $1-2\\alpha$, not by $1-\\alpha$.",
          answers: ["2"],
        },
      ],
      hints: ["By which factor does a step multiply $\\theta-\\bar y$?"],
      explanation: "The factor is $1-2\\alpha$. Its size is below 1 exactly for $0<\\alpha<1$.",
    },
    {
      kind: "symbolic",
      id: "contribution",
      title: "What one point contributes",
      points: 1,
      source: "d1.1a.iv.contribution",
      prompt:
        "The derivative is a sum of $N$ contributions, one for each point, with nothing left over. What is the contribution of point $i$?",
      symbols: [n, y, theta, i],
      key: ["2/N (theta - y_i)"],
      mistakes: [
        {
          id: "no-share",
          title: "Its share of the mean is missing",
          kind: "factor",
          feedback: "These add up to $N$ times the derivative. Every contribution carries the $\\frac1N$ of the mean.",
          answers: ["2 (theta - y_i)"],
        },
        {
          id: "sign",
          title: "The sign is reversed",
          kind: "sign",
          feedback: "These add up to minus the derivative.",
          answers: ["2/N (y_i - theta)"],
        },
        {
          id: "no-two",
          title: "The factor 2 is missing",
          kind: "factor",
          feedback: "These add up to half of the derivative.",
          answers: ["1/N (theta - y_i)"],
        },
        {
          id: "whole",
          title: "This is the whole derivative",
          kind: "index",
          feedback: "You summed over all points. Asked is the one term that belongs to point $i$.",
          answers: ["2/N sum_j (theta - y_j)"],
        },
      ],
      hints: ["Write the derivative as one sum, with all factors inside."],
      explanation: "$L'(\\theta)=\\sum_i\\frac2N(\\theta-y_i)$, so point $i$ contributes the term with its own $y_i$.",
    },
    {
      kind: "symbolic",
      id: "stochastic-step",
      title: "A step that looks at one point",
      points: 1,
      source: "d1.1a.iv.step",
      prompt:
        "Stochastic gradient descent with step size $\\alpha$ looks at point $i$ alone. What is the new $\\theta$? Both usual conventions for the size of this step are accepted.",
      symbols: [n, y, theta, alpha, i],
      key: ["theta - 2 alpha (theta - y_i)", "theta - 2 alpha/N (theta - y_i)"],
      mistakes: [
        {
          id: "climbs",
          title: "This moves away from the point",
          kind: "sign",
          feedback: "After the step $\\theta$ should be nearer to $y_i$. Yours is further away.",
          answers: ["theta + 2 alpha (theta - y_i)", "theta + 2 alpha/N (theta - y_i)"],
        },
        {
          id: "no-alpha",
          title: "The step size is missing",
          kind: "factor",
          feedback: "This moves by the whole derivative. The step size multiplies it.",
          answers: ["theta - 2 (theta - y_i)", "theta - 2/N (theta - y_i)"],
        },
        {
          id: "increment",
          title: "This is only the increment",
          kind: "formula",
          feedback: "You gave what is added to $\\theta$. Asked is the new $\\theta$ itself.",
          credit: 0.5,
          answers: ["-2 alpha (theta - y_i)", "-2 alpha/N (theta - y_i)"],
        },
        {
          id: "all-points",
          title: "This step uses all points",
          kind: "index",
          feedback: "The mean of the data is in your step. A stochastic step sees $y_i$ and no other point.",
          answers: ["theta - 2 alpha (theta - mean(y))"],
        },
      ],
      hints: ["Put the derivative for point $i$ where the full step has the derivative of $L$."],
      explanation:
        "The derivative of the single term $(y_i-\\theta)^2$ is $2(\\theta-y_i)$; a step along it is $\\theta-2\\alpha(\\theta-y_i)$. Averaged over the points this is the full step.",
      afterword:
        "Two steps go by the same name. $\\theta-2\\alpha(\\theta-y_i)$ uses the derivative of one term and is the full step on average. $\\theta-\\frac{2\\alpha}N(\\theta-y_i)$, as the discussion sheet writes it, uses the contribution of point $i$ and is on average one $N$-th of the full step. They differ by a factor $N$ in the step size, and both are accepted here.",
    },
    {
      kind: "choice",
      id: "votes",
      title: "Who counts how much",
      points: 1,
      source: "d1.1a.iv",
      prompt: "How do the points differ in their contributions to the derivative?",
      options: [
        { id: "equal", text: "Every residual $\\theta-y_i$ enters with the same coefficient" },
        { id: "large-y", text: "Points with a larger $|y_i|$ have a larger coefficient" },
        { id: "outliers", text: "Points far from the mean have a smaller coefficient" },
        { id: "first", text: "Points that come first have a larger coefficient" },
      ],
      key: ["equal"],
      mistakes: [
        {
          id: "large-y",
          title: "The coefficient does not depend on the data",
          kind: "formula",
          feedback: "The factor in front of the residual is the same for all points. What differs is the residual.",
          answers: [["large-y"]],
        },
        {
          id: "outliers",
          title: "Nothing holds outliers back",
          kind: "formula",
          feedback:
            "A squared error has no such protection: an outlier has a large residual and the usual coefficient.",
          answers: [["outliers"]],
        },
      ],
      explanation:
        "Point $i$ contributes $\\frac2N(\\theta-y_i)$: the coefficient $\\frac2N$ is the same for all. Equal coefficients do not mean equal contributions, because residuals differ.",
    },
  ],
});
