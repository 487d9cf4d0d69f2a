import { defineProblem } from "allclose";

const mark = "Mark the statement, and repair it unless it is correct.";

const norms = [
  { id: "norm1", text: "the 1-norm" },
  { id: "norm2", text: "the 2-norm" },
  { id: "norminf", text: "the $\\infty$-norm" },
];

const count = { kind: "count" as const, name: "d", min: 2, max: 5 };
const alpha = { kind: "scalar" as const, name: "alpha", domain: "positive" as const, latex: "\\alpha" };
const step = [count, { kind: "vector" as const, name: "g", length: "d" }, alpha];
const row = [count, { kind: "vector" as const, name: "a", length: "d" }];

export default defineProblem({
  title: "Audit an answer",
  summary: "Twelve statements about Homework 2: mark each of them, and repair those that do not hold.",
  tags: ["optimisation", "implicit-bias", "review"],
  parts: [
    {
      kind: "audit",
      id: "objective",
      title: "An objective and its derivative",
      points: 3,
      markShare: 1 / 3,
      source: "t.1a",
      prompt: `${mark} The derivation is garbled; judge it as it is printed.`,
      claim:
        "Make $g^\\top u+\\frac12\\alpha\\|u\\|_2^2$ least. Setting the gradient $g+\\frac2\\alpha u$ to zero gives $u=-\\frac\\alpha2\\,g$.",
      key: ["wrong"],
      repair: {
        kind: "expression",
        prompt: "Which $u$ makes the printed objective $g^\\top u+\\frac\\alpha2\\|u\\|_2^2$ least?",
        symbols: step,
        key: ["-g/alpha", "-1/alpha g", "-\\frac{g}{\\alpha}", "-alpha^(-1) g", "g/(-alpha)"],
      },
      mistakes: [
        {
          id: "trusted",
          title: "The derivative belongs to another objective",
          feedback: "Differentiate the first formula yourself, and compare the place of $\\alpha$ with the second one.",
          marks: ["correct"],
        },
        {
          id: "of-the-other-objective",
          title: "This minimises the objective with $\\frac1\\alpha\\|u\\|_2^2$",
          kind: "formula",
          feedback:
            "It is the result on the card, and it is right for the homework's objective. The printed one has another weight in front of $\\|u\\|_2^2$.",
          repairs: ["-alpha/2 g", "-\\frac\\alpha2 g"],
        },
        {
          id: "alpha-upstairs",
          title: "A larger penalty would give a larger step",
          kind: "formula",
          feedback: "Here $\\alpha$ multiplies the penalty: as it grows, the step must shrink.",
          repairs: ["-alpha g", "-2 alpha g"],
        },
        {
          id: "other-factor",
          title: "Right up to a constant factor",
          kind: "factor",
          feedback: "The derivative of $\\|u\\|_2^2$ is $2u$, and the objective has a $\\frac12$ in front.",
          repairs: ["-g/(2 alpha)", "-2 g/alpha"],
        },
        {
          id: "climbs",
          title: "This goes up",
          kind: "sign",
          feedback: "With this $u$ both terms of the objective are positive, while $u=0$ gives $0$.",
          repairs: ["g/alpha"],
        },
      ],
      hints: [
        "Differentiate each of the two terms of the first formula.",
        "What must stand before $u$ in the gradient when the penalty is $\\frac\\alpha2\\|u\\|_2^2$?",
      ],
      explanation:
        "The gradient of $g^\\top u+\\frac\\alpha2\\|u\\|_2^2$ is $g+\\alpha u$, which vanishes at $u=-g/\\alpha$. The gradient $g+\\frac2\\alpha u$ and the step $-\\frac\\alpha2g$ belong to the penalty $\\frac1\\alpha\\|u\\|_2^2$, so the card does not hold together.",
    },
    {
      kind: "audit",
      id: "sign-step",
      title: "The squared ∞-norm",
      points: 2,
      source: "t.1b",
      prompt: mark,
      claim: "With the penalty $\\frac1\\alpha\\|u\\|_\\infty^2$ the best step is the step of SignSGD.",
      allowsImprecise: true,
      key: ["imprecise", "wrong"],
      repair: {
        kind: "expression",
        prompt: "How far does every coordinate move with this penalty? Type the length, without its sign.",
        symbols: step,
        key: ["alpha/2 norm1(g)", "\\frac{\\alpha}{2}\\lVert g\\rVert_1", "alpha/2 sum_i |g_i|", "alpha/2 g^T sign(g)"],
      },
      mistakes: [
        {
          id: "direction-only",
          title: "The direction agrees, the length does not",
          kind: "formula",
          feedback:
            "SignSGD moves by the same length wherever it is. Is the length of this step the same for $g$ and for $10g$?",
          marks: ["correct"],
        },
        {
          id: "fixed-length",
          title: "This length does not depend on the gradient",
          kind: "formula",
          feedback: "That is SignSGD itself. Put $u=-M\\,\\mathrm{sign}(g)$ into the objective and find the best $M$.",
          repairs: ["alpha", "alpha/2"],
        },
        {
          id: "other-norm",
          title: "Another norm of the gradient",
          kind: "formula",
          feedback: "With $u=-M\\,\\mathrm{sign}(g)$, what is $g^\\top u$?",
          repairs: ["alpha/2 norm2(g)", "alpha/2 norminf(g)", "alpha norm2(g)", "alpha norminf(g)"],
        },
        {
          id: "no-half",
          title: "The factor one half is missing",
          kind: "factor",
          feedback: "The derivative of $\\frac1\\alpha M^2$ is $\\frac2\\alpha M$.",
          repairs: ["alpha norm1(g)", "2 alpha norm1(g)"],
        },
      ],
      hints: [
        "All coordinates move by the same length $M$, against their signs. Is $M$ a constant?",
        "Put $u=-M\\,\\mathrm{sign}(g)$ into $g^\\top u+\\frac1\\alpha\\|u\\|_\\infty^2$ and make it least over $M$.",
      ],
      explanation:
        "With $u=-M\\,\\mathrm{sign}(g)$ the objective is $-M\\|g\\|_1+\\frac1\\alpha M^2$, least at $M=\\frac\\alpha2\\|g\\|_1$. The direction is that of SignSGD, the length shrinks with the gradient. Wrong is accepted as well as imprecise.",
    },
    {
      kind: "audit",
      id: "dual-norms",
      title: "Pairs of norms",
      points: 1,
      source: "t.dual",
      prompt: mark,
      claim:
        "The 2-norm is its own dual, and the 1-norm is the dual of the $\\infty$-norm. So the penalty $\\frac1\\alpha\\|u\\|_2^2$ brings in $\\|g\\|_2$, and the penalty $\\frac1\\alpha\\|u\\|_\\infty^2$ brings in $\\|g\\|_1$.",
      key: ["correct"],
      repair: {
        kind: "choice",
        prompt: "Which norm of $g$ decides how long the step is when the penalty is $\\frac1\\alpha\\|u\\|_\\infty^2$?",
        options: norms,
        key: ["norm1"],
      },
      mistakes: [
        {
          id: "doubted",
          title: "These pairs are right",
          feedback: "Over $\\|u\\|_\\infty\\le1$, what is the largest value of $g^\\top u$? And over $\\|u\\|_2\\le1$?",
          marks: ["wrong"],
        },
      ],
      hints: ["The dual of a norm is the largest $g^\\top u$ over all $u$ of norm at most 1."],
      afterword:
        "The penalty is the square of the norm. Without the square the best step is either $0$ or has no bound.",
      explanation:
        "Over $\\|u\\|_\\infty\\le1$ the largest $g^\\top u$ is $\\|g\\|_1$, at $u=\\mathrm{sign}(g)$; over $\\|u\\|_2\\le1$ it is $\\|g\\|_2$. The best values of the two objectives are $-\\frac\\alpha4\\|g\\|_1^2$ and $-\\frac\\alpha4\\|g\\|_2^2$.",
    },
    {
      kind: "audit",
      id: "squared-1-norm",
      title: "The squared 1-norm",
      points: 4,
      markShare: 0.25,
      source: "t.L1",
      prompt: mark,
      claim:
        "With the penalty $\\frac1\\alpha\\|u\\|_1^2$ the best step has the entries $u_i=-\\alpha\\,g_i/\\|g\\|_\\infty$.",
      key: ["wrong"],
      repair: {
        kind: "expression",
        prompt:
          "Which $u$ is the best step? Write `k` for the coordinate in which $|g_i|$ is largest, and `e_i` for the vector that is 1 in coordinate $i$ and 0 elsewhere.",
        symbols: [
          ...step,
          { kind: "index", name: "k", over: "d", equals: "argmax_i abs(g_i)" },
          { kind: "unit-vectors", name: "e", length: "d" },
        ],
        key: [
          "-alpha/2 g_k e_k",
          "-\\frac{\\alpha}{2}g_ke_k",
          "-alpha/2 norminf(g) sign(g_k) e_k",
          "-alpha/2 g_{argmax(abs(g))} e_{argmax(abs(g))}",
        ],
      },
      mistakes: [
        {
          id: "trusted",
          title: "Try it with numbers",
          kind: "formula",
          feedback:
            "For $g=(1,1,1)$ and $\\alpha=1$ this step makes the objective $6$, and $u=0$ makes it $0$. Its units are off, too: it stays the same when $g$ is doubled.",
          marks: ["correct"],
        },
        {
          id: "claimed-again",
          title: "This is the card's step",
          kind: "formula",
          feedback:
            "For $g=(3,1,-2)$ and $\\alpha=1$ it makes the objective about $-0.667$, and $-2.25$ can be reached. For $g=(1,1,1)$ it even gives $+6$.",
          repairs: ["-alpha g/norminf(g)"],
        },
        {
          id: "along-the-gradient",
          title: "A multiple of the gradient",
          kind: "formula",
          feedback:
            "That is the direction for the 2-norm. For $g=(3,1,-2)$ and $\\alpha=1$ the best multiple of $g$ makes the objective $-1.36$, and $-2.25$ can be reached.",
          repairs: ["-alpha/2 g", "-alpha g", "-alpha/2 (g^T g)/norm1(g)^2 g", "-alpha/2 g/norminf(g)"],
        },
        {
          id: "all-coordinates",
          title: "Every coordinate moves",
          kind: "formula",
          feedback:
            "In the 1-norm every coordinate that moves is paid for. Where does one unit of $\\|u\\|_1$ bring the most?",
          repairs: ["-alpha/2 norminf(g) sign(g)", "-alpha norminf(g) sign(g)"],
        },
        {
          id: "no-half",
          title: "The factor one half is missing",
          kind: "factor",
          feedback:
            "The right coordinate. Along it the objective is $g_ku_k+\\frac1\\alpha u_k^2$: differentiate that.",
          repairs: ["-alpha g_k e_k", "-2 alpha g_k e_k"],
        },
        {
          id: "fixed-length",
          title: "The length does not depend on the gradient",
          kind: "factor",
          feedback: "The right coordinate, but when $g$ doubles the best step doubles as well.",
          repairs: ["-alpha/2 sign(g_k) e_k", "-alpha sign(g_k) e_k", "-alpha e_k", "-alpha/2 e_k"],
        },
        {
          id: "climbs",
          title: "This goes up",
          kind: "sign",
          feedback: "The right coordinate in the wrong direction: $g^\\top u$ must be negative.",
          repairs: ["alpha/2 g_k e_k"],
        },
      ],
      hints: [
        "Try $g=(1,1,1)$ and $\\alpha=1$: what does the card's step make of the objective?",
        "Spend one unit of $\\|u\\|_1$. On which coordinates does $g^\\top u$ become least?",
        "Only one coordinate moves. Along it the objective is a parabola.",
      ],
      afterword:
        "If several coordinates share the largest $|g_i|$, the step may be divided among them in any way. In general the best value for the penalty $\\frac1\\alpha\\|u\\|_p^2$ is $-\\frac\\alpha4\\|g\\|_q^2$ with $\\frac1p+\\frac1q=1$: a quick test of any claimed step.",
      explanation:
        "For a given $\\|u\\|_1=M$ the least $g^\\top u$ is $-M\\|g\\|_\\infty$, with all of $M$ on the coordinate $k$ of the largest $|g_i|$. Then $M=\\frac\\alpha2\\|g\\|_\\infty$, so $u=-\\frac\\alpha2g_ke_k$, and the best value is $-\\frac\\alpha4\\|g\\|_\\infty^2$.",
    },
    {
      kind: "audit",
      id: "gradient-descent",
      title: "Where gradient descent ends",
      points: 1,
      source: "t.2a",
      prompt: mark,
      claim:
        "Gradient descent on $L$ with a constant step size $\\alpha<1/1.0101$ converges to $\\theta=a/\\|a\\|_2^2$.",
      key: ["correct"],
      repair: {
        kind: "number",
        prompt: "Which $\\theta$ does it reach?",
        key: ["[10000, 1000, 100]/10101", "[0.990001, 0.0990001, 0.00990001]"],
      },
      mistakes: [
        {
          id: "doubted",
          title: "Limit and bound are right",
          feedback:
            "Every gradient is a multiple of $a$, which leaves one point. For the bound follow the residual $1-a^\\top\\theta$ through one step: the gradient carries a factor 2.",
          marks: ["wrong"],
        },
      ],
      hints: ["By which factor does $1-a^\\top\\theta$ change in one step?"],
      afterword: "A step size is positive, of course: the whole condition is $0<\\alpha<1/1.0101$.",
      explanation:
        "The residual is multiplied by $1-2\\alpha\\|a\\|_2^2$ in every step, and $\\|a\\|_2^2=1.0101$: it vanishes if $0<\\alpha<1/1.0101$. The path stays on the multiples of $a$, of which $a/\\|a\\|_2^2$ solves the equation.",
    },
    {
      kind: "audit",
      id: "decimals",
      title: "The same point in decimals",
      points: 2,
      source: "t.2a.num",
      prompt: mark,
      claim: "To four significant digits, $a/\\|a\\|_2^2=(0.9901,\\ 0.09901,\\ 0.009901)$.",
      allowsImprecise: true,
      key: ["wrong", "imprecise"],
      repair: {
        kind: "number",
        prompt: "What is it to four significant digits?",
        key: ["[0.9900, 0.09900, 0.009900]", "[10000, 1000, 100]/10101", "(0.990001, 0.0990001, 0.00990001)"],
        tolerance: { kind: "relative", rtol: 5e-5 },
      },
      mistakes: [
        {
          id: "trusted",
          title: "Look at the last digit",
          kind: "edge-case",
          feedback:
            "Divide $10000$ by $10101$. The fourth digit is another one. In the homework itself an answer with this last digit is within the tolerance and counts as right.",
          marks: ["correct"],
        },
        {
          id: "claimed-again",
          title: "These are the digits of 1/1.01",
          kind: "edge-case",
          feedback: "$1/1.01=0.99010$, but $\\|a\\|_2^2$ is $1.0101$: the square of the third entry counts as well.",
          repairs: ["[0.9901, 0.09901, 0.009901]", "1/1.01 [1, 0.1, 0.01]"],
        },
        {
          id: "divided-by-the-norm",
          title: "Divided by the norm, not by its square",
          kind: "factor",
          feedback: "This vector has length 1. Divide once more by $\\|a\\|_2$.",
          repairs: ["[1, 0.1, 0.01]/sqrt(1.0101)"],
        },
        {
          id: "not-divided",
          title: "This is $a$ itself",
          kind: "factor",
          feedback: "$a^\\top a$ is $1.0101$, not $1$.",
          repairs: ["[1, 0.1, 0.01]"],
        },
      ],
      hints: [
        "Compute $\\|a\\|_2^2$ with all its digits first.",
        "$10000/10101$: which digits come after the two nines?",
      ],
      explanation:
        "$10000/10101=0.990001$, so the first entry is $0.9900$. The digits $0.9901$ belong to $1/1.01$. Imprecise is accepted as well as wrong.",
    },
    {
      kind: "audit",
      id: "short-derivation",
      title: "A short derivation",
      points: 3,
      markShare: 1 / 3,
      source: "t.2a.short",
      prompt: `${mark} The derivation is garbled; judge it as it is printed.`,
      claim:
        "The solution is a multiple of $a$, so $\\theta=ca$. From $\\|ca\\|_2^2=1$ follows $c=1/\\|a\\|_2^2$, and the answer is $\\|\\theta\\|_2=1/\\|a\\|_2$.",
      key: ["wrong"],
      repair: {
        kind: "expression",
        prompt: "Write the condition on $c$ correctly and solve it. Which vector $\\theta$ comes out, for any row $a$?",
        symbols: row,
        key: ["a/norm2(a)^2", "\\frac{a}{\\|a\\|^2}", "a/(a^T a)", "a/dot(a, a)", "a/sum_i a_i^2"],
      },
      mistakes: [
        {
          id: "trusted",
          title: "The last line is true, and the lines before do not lead there",
          kind: "formula",
          feedback:
            "Put $c=1/\\|a\\|_2^2$ into $\\|ca\\|_2^2$: is that 1? And the question asks for a vector, where the card ends with its length.",
          marks: ["correct"],
        },
        {
          id: "length-one",
          title: "This is what the printed condition gives",
          kind: "formula",
          feedback:
            "$\\|ca\\|_2^2=1$ makes a vector of length 1. The equation asks for something else: $a^\\top\\theta=1$.",
          repairs: ["a/norm2(a)", "a/sqrt(a^T a)"],
        },
        {
          id: "not-divided",
          title: "This is $a$ itself",
          kind: "factor",
          feedback: "Put $\\theta=a$ into the equation: $a^\\top a$ is not 1 in general.",
          repairs: ["a"],
        },
        {
          id: "sign-method",
          title: "This is where sign methods end",
          kind: "formula",
          feedback: "It solves the equation, but it is no multiple of $a$.",
          repairs: ["sign(a)/norm1(a)"],
        },
        {
          id: "other-norm",
          title: "Divided by another norm",
          kind: "formula",
          feedback: "With $\\theta=ca$ the equation is $c\\,a^\\top a=1$. Which norm is in $a^\\top a$?",
          repairs: ["a/norm1(a)", "a/norm1(a)^2", "a/norminf(a)", "a/norminf(a)^2"],
        },
      ],
      hints: [
        "Put $\\theta=ca$ into the equation $a^\\top\\theta=1$, not into a norm.",
        "The equation gives one number, $c$. The answer is the vector $ca$.",
      ],
      explanation:
        "The condition is $c\\,a^\\top a=1$, so $c=1/\\|a\\|_2^2$ and $\\theta=a/\\|a\\|_2^2$. That vector does have the length $1/\\|a\\|_2$, but its length alone does not say where it points, and the printed condition $\\|ca\\|_2^2=1$ would give $c=1/\\|a\\|_2$.",
    },
    {
      kind: "audit",
      id: "one-sign-step",
      title: "One step of the simplified Adam",
      points: 3,
      markShare: 1 / 3,
      source: "t.2b",
      prompt: mark,
      claim:
        "With the simplified Adam all coordinates of $\\theta$ increase by the step size $\\alpha_t$ in every iteration.",
      allowsImprecise: true,
      key: ["wrong", "imprecise"],
      repair: {
        kind: "expression",
        prompt:
          "By how much does each coordinate change in iteration $t$? Write `alpha_t` for the step size and `r_t` for the residual $r_t=1-a^\\top\\theta_t$ before the step.",
        symbols: [
          { kind: "scalar", name: "alpha_t", domain: "positive", latex: "\\alpha_t" },
          { kind: "scalar", name: "r_t" },
        ],
        key: ["alpha_t sign(r_t)", "\\alpha_t\\operatorname{sign}(r_t)", "alpha_t r_t/abs(r_t)"],
      },
      mistakes: [
        {
          id: "trusted",
          title: "Only until the equation is overshot",
          kind: "edge-case",
          feedback: "Suppose $a^\\top\\theta_t$ is larger than 1. Which way does the next step go?",
          marks: ["correct"],
        },
        {
          id: "claimed-again",
          title: "This always goes up",
          kind: "sign",
          feedback: "After an overshoot the step must turn around.",
          repairs: ["alpha_t"],
        },
        {
          id: "away",
          title: "This runs away from the solution",
          kind: "sign",
          feedback: "While $a^\\top\\theta_t<1$, the residual $r_t$ is positive and $\\theta$ has to grow.",
          repairs: ["-alpha_t sign(r_t)", "-alpha_t"],
        },
        {
          id: "in-proportion",
          title: "The size of the residual does not count",
          kind: "formula",
          feedback: "The preconditioner divides the size of the gradient away: only signs are left.",
          repairs: ["alpha_t r_t", "2 alpha_t r_t", "alpha_t abs(r_t)"],
        },
        {
          id: "no-step-size",
          title: "The step size is missing",
          kind: "factor",
          feedback: "The sign is right. How long is the step?",
          repairs: ["sign(r_t)"],
        },
      ],
      hints: [
        "What happens in the iteration after $a^\\top\\theta$ has become larger than 1?",
        "The step has the same length in either direction. What decides the direction?",
      ],
      afterword:
        "The card leaves out one thing more: since a step is as long as $\\alpha_t$ however small the residual is, the step sizes must diminish, or $\\theta$ flips around the solution for ever. Their sum must still reach $100/111$.",
      explanation:
        "The gradient is $-2r_ta$ and $a$ has positive entries, so what is left of it is its sign: each coordinate changes by $\\alpha_t\\,\\mathrm{sign}(r_t)$. Up to the first overshoot that is $+\\alpha_t$, after it the sign may be either. Imprecise is accepted as well as wrong.",
    },
    {
      kind: "audit",
      id: "its-norm",
      title: "What the simplified Adam prefers",
      points: 1,
      source: "t.2b.norm",
      prompt: mark,
      claim:
        "With step sizes that diminish slowly enough, the simplified Adam ends at the solution of $a^\\top\\theta=1$ that has the least $\\infty$-norm.",
      allowsImprecise: true,
      key: ["correct"],
      repair: {
        kind: "choice",
        prompt: "Of which norm does its limit have the least?",
        options: norms,
        key: ["norminf"],
      },
      mistakes: [
        {
          id: "doubted",
          title: "It does hold here",
          feedback:
            "All coordinates move together from $0$, so they are equal at the end. Could a solution do with a smaller largest entry?",
          marks: ["wrong", "imprecise"],
        },
      ],
      hints: [
        "At the end all entries are equal. Compare with any other solution: $1=a^\\top\\theta\\le\\|a\\|_1\\|\\theta\\|_\\infty$.",
      ],
      explanation:
        "Every solution has $1=a^\\top\\theta\\le\\|a\\|_1\\|\\theta\\|_\\infty$, so $\\|\\theta\\|_\\infty\\ge1/1.11$. The limit $\\frac{100}{111}(1,1,1)$ reaches this bound.",
    },
    {
      kind: "audit",
      id: "rescaled",
      title: "Rescaled features",
      points: 1,
      source: "t.2c",
      prompt: mark,
      claim:
        "Every feature is divided by its size, gradient descent runs on the rescaled equation, and the result is converted back. This gives $\\theta=\\left(\\frac13,\\ \\frac{10}3,\\ \\frac{100}3\\right)$.",
      key: ["correct"],
      repair: {
        kind: "number",
        prompt: "Which $\\theta$ is it?",
        key: ["[1, 10, 100]/3", "[1/3, 10/3, 100/3]", "(0.33333, 3.33333, 33.3333)"],
      },
      mistakes: [
        {
          id: "doubted",
          title: "This vector is right",
          feedback:
            "Rescaled, the row is $(1,1,1)$ and the limit $\\frac13(1,1,1)$. Convert it back so that $a_i\\theta_i$ stays the same.",
          marks: ["wrong"],
        },
      ],
      hints: [
        "What are the row and the limit after rescaling?",
        "Which way does converting back go: is a small feature's weight larger or smaller?",
      ],
      explanation:
        "The rescaled row is $(1,1,1)$ with the limit $\\frac13(1,1,1)$. Since $a_i\\theta_i$ must stay the same, $\\theta_i=1/(3a_i)$.",
    },
    {
      kind: "audit",
      id: "its-weights",
      title: "What rescaling prefers",
      points: 3,
      markShare: 1 / 3,
      source: "t.2c.weight",
      prompt: mark,
      claim:
        "Gradient descent on rescaled features finds the solution with the least weighted norm $\\sum_iw_i\\theta_i^2$, where the weights are inversely proportional to the sizes of the features.",
      key: ["wrong"],
      repair: {
        kind: "expression",
        prompt: "What is the weight $w_i$? Type it with `a_i`, scaled so that a feature of size 1 has weight 1.",
        symbols: [...row, { kind: "index", name: "i", over: "d" }],
        key: ["a_i^2", "abs(a_i)^2", "a_i a_i", "a_{i}^{2}"],
      },
      mistakes: [
        {
          id: "trusted",
          title: "Test it on the solution itself",
          kind: "formula",
          feedback:
            "With weights $1/a_i$ the minimiser would be about $(0.999,\\ 0.00999,\\ 0.0001)$: nearly everything on the first feature. Rescaling puts most on the third.",
          marks: ["correct"],
        },
        {
          id: "claimed-again",
          title: "The weights go the other way",
          kind: "formula",
          feedback:
            "Such weights make a small feature expensive. The rescaled solution has its largest entry at the smallest feature, so there the weight must be small.",
          repairs: ["1/a_i", "1/abs(a_i)", "1/a_i^2", "a_i^-2"],
        },
        {
          id: "not-squared",
          title: "The square is missing",
          kind: "factor",
          feedback:
            "Gradient descent makes $\\sum_i\\tilde\\theta_i^2$ least. Put $\\tilde\\theta_i=a_i\\theta_i$ into that.",
          repairs: ["a_i", "abs(a_i)"],
        },
        {
          id: "no-weights",
          title: "This is the preference without rescaling",
          kind: "formula",
          feedback: "Equal weights are what gradient descent prefers in the coordinates in which it runs.",
          repairs: ["1"],
        },
      ],
      hints: [
        "What does gradient descent make least in the coordinates in which it runs?",
        "Express the rescaled coordinates by $\\theta$ and put them into that norm.",
      ],
      explanation:
        "In rescaled coordinates $\\tilde\\theta_i=a_i\\theta_i$ gradient descent makes $\\sum_i\\tilde\\theta_i^2=\\sum_ia_i^2\\theta_i^2$ least: the weights are $a_i^2$, smaller for smaller features.",
    },
    {
      kind: "audit",
      id: "traffic",
      title: "A table of messages",
      points: 1,
      source: "t.5",
      prompt: mark,
      claim: [
        "To average $p$ numbers over $n$ workers takes",
        "",
        "| | messages in all | numbers in one message |",
        "| --- | --- | --- |",
        "| everyone to everyone | $n(n-1)$ | $p$ |",
        "| parameter server | $2n$ | $p$ |",
        "| ring | $2n(n-1)$ | $p/n$ |",
      ].join("\n"),
      allowsImprecise: true,
      key: ["correct"],
      repair: {
        kind: "expression",
        prompt: "How many messages does the ring send in all?",
        symbols: [
          { kind: "count", name: "n", min: 2, max: 9 },
          { kind: "count", name: "p", min: 1, max: 9, multipleOf: "n" },
        ],
        key: ["2n(n-1)", "n * 2(n-1)", "2n^2 - 2n"],
      },
      mistakes: [
        {
          id: "doubted",
          title: "All six cells hold",
          feedback:
            "Count for $n=3$: nobody writes to itself, the server hears from every worker and answers each, and on the ring every worker sends one chunk in each of $2(n-1)$ rounds.",
          marks: ["wrong", "imprecise"],
        },
      ],
      hints: ["Count the messages for $n=3$ workers, one by one."],
      explanation:
        "Everyone writes to the $n-1$ others; each worker sends to the server once and hears from it once; on the ring each of $n$ workers sends $n-1$ chunks while summing and $n-1$ while passing the sums on.",
    },
  ],
});
