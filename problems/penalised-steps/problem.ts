import { defineProblem } from "allclose";

const d = { kind: "count", name: "d", min: 2, max: 5 } as const;
const g = { kind: "vector", name: "g", length: "d" } as const;
const alpha = { kind: "scalar", name: "alpha", domain: "positive" } as const;
const p = { kind: "scalar", name: "p", domain: { from: 1.2, to: 6 } } as const;
const q = { kind: "dependent", name: "q", equals: "p/(p-1)" } as const;
const i = { kind: "index", name: "i", over: "d" } as const;
const k = { kind: "index", name: "k", over: "d", equals: "argmax(abs(g))" } as const;
const e = { kind: "unit-vectors", name: "e", length: "d" } as const;

export default defineProblem({
  title: "A price on moving",
  summary: "The best step for a penalty on its squared norm: which norm gives which optimiser.",
  tags: ["optimisation", "norms"],
  parts: [
    {
      kind: "symbolic",
      id: "euclidean",
      title: "The 2-norm: the step",
      points: 3,
      source: "h2.1a.u",
      prompt: "The price is $\\frac1\\alpha\\lVert u\\rVert_2^2$. What is $u^\\star$?",
      symbols: [d, g, alpha],
      key: ["-alpha/2 g", "-\\frac{\\alpha}{2}\\|g\\|_2\\frac{g}{\\|g\\|_2}"],
      mistakes: [
        {
          id: "no-half",
          title: "The ½ is missing",
          kind: "factor",
          feedback:
            "The derivative of $\\lVert u\\rVert_2^2$ is $2u$. With your step the first-order gain is eaten up by the price.",
          answers: ["-alpha g"],
        },
        {
          id: "inverse-weight",
          title: "The weight of the price is upside down",
          kind: "formula",
          feedback:
            "The price has the weight $\\frac1\\alpha$: a large $\\alpha$ makes moving cheap, so the step grows with it.",
          answers: ["-1/(2 alpha) g", "-2/alpha g"],
        },
        {
          id: "uphill",
          title: "The step goes uphill",
          kind: "sign",
          feedback: "With your step $g^\\top u>0$: the loss would grow. $u$ is added to $\\theta$.",
          answers: ["alpha/2 g"],
        },
        {
          id: "normalised",
          title: "The length is fixed",
          kind: "formula",
          feedback:
            "The direction is right. A steeper loss is worth a longer step, though: set the gradient of the objective to zero without fixing the length.",
          answers: ["-alpha/2 g/norm2(g)"],
        },
        {
          id: "signs",
          title: "That is a step along the signs",
          kind: "formula",
          feedback: "The objective is a sum over coordinates. The best $u_i$ for one of them is proportional to $g_i$.",
          answers: ["-alpha/2 sign(g)"],
        },
      ],
      hints: [
        "The objective is a sum over the coordinates: minimise it for one coordinate.",
        "It is a parabola in $u_i$. Where is its derivative zero?",
      ],
      explanation:
        "The gradient of the objective, $g+\\frac2\\alpha u$, is zero at $u=-\\frac\\alpha2g$, and the objective is convex.",
    },
    {
      kind: "choice",
      id: "euclidean-optimiser",
      title: "The 2-norm: the optimiser",
      points: 1,
      source: "h2.1a.opt",
      prompt: "Which optimiser is this?",
      options: [
        { id: "gd", text: "Gradient descent" },
        { id: "sign", text: "Sign descent with a step of fixed size" },
        { id: "normalised", text: "Gradient descent with the gradient normalised to length 1" },
        { id: "adam", text: "Adam" },
      ],
      key: ["gd"],
      mistakes: [
        {
          id: "normalised",
          title: "The length is not fixed",
          feedback: "The step grows with the gradient, so nothing is normalised.",
          answers: [["normalised"]],
        },
      ],
      explanation: "$\\theta-\\frac\\alpha2g$ is a step of gradient descent (SGD, where $g$ comes from a minibatch).",
    },
    {
      kind: "symbolic",
      id: "rate",
      title: "The 2-norm: the learning rate",
      points: 1,
      source: "h2.1a.opt",
      prompt: "With which learning rate?",
      symbols: [alpha],
      key: ["alpha/2"],
      mistakes: [
        {
          id: "alpha",
          title: "Twice the rate",
          kind: "factor",
          feedback: "Read the rate off the step: what multiplies $-g$?",
          answers: ["alpha"],
        },
        {
          id: "inverse",
          title: "This is the weight of the price",
          kind: "formula",
          feedback: "$\\frac1\\alpha$ weighs the price. A large $\\alpha$ makes moving cheap.",
          answers: ["1/alpha", "2/alpha", "1/(2 alpha)"],
        },
      ],
      explanation: "$u^\\star=-\\frac\\alpha2g$: the learning rate is $\\frac\\alpha2$.",
    },
    {
      kind: "number",
      id: "rate-example",
      title: "The 2-norm: the rate in numbers",
      points: 1,
      source: "h2.1a.opt",
      prompt: "With $\\alpha=0.1$, what is the learning rate?",
      key: ["0.05", "1/20", "0.1/2"],
      mistakes: [
        {
          id: "no-half",
          title: "Twice the rate",
          kind: "factor",
          feedback: "The derivative of $\\lVert u\\rVert_2^2$ is $2u$: where did the 2 go?",
          answers: ["0.1"],
        },
        {
          id: "inverse",
          title: "The weight of the price is upside down",
          kind: "formula",
          feedback: "The price has the weight $1/\\alpha=10$, so moving is dear and the steps are short.",
          answers: ["10", "5", "20"],
        },
        {
          id: "with-sign",
          title: "The rate is positive",
          kind: "sign",
          feedback: "The minus is part of the update rule, $\\theta\\leftarrow\\theta-\\eta g$. Asked is $\\eta$.",
          answers: ["-0.05"],
        },
      ],
      hints: ["Put the given $\\alpha$ into your expression."],
      explanation: "The rate is $\\frac\\alpha2=0.05$.",
    },
    {
      kind: "symbolic",
      id: "length",
      title: "The ∞-norm: how far",
      points: 2,
      source: "h2.1b.M",
      prompt:
        "Now the price is $\\frac1\\alpha\\lVert u\\rVert_\\infty^2$. Let $M=\\lVert u\\rVert_\\infty$ be the largest move of any coordinate. Which $M$ is best?",
      symbols: [d, g, alpha],
      key: ["alpha/2 norm1(g)", "alpha/2 sum_i abs(g_i)", "alpha/2 g^T sign(g)"],
      mistakes: [
        {
          id: "other-norm",
          title: "Another norm of the gradient",
          kind: "formula",
          feedback:
            "For a given $M$ each coordinate moves by $M$ against its sign. Put $u=-M\\,\\mathrm{sign}(g)$ into $g^\\top u$: which norm appears?",
          answers: ["alpha/2 norm2(g)", "alpha/2 norminf(g)"],
        },
        {
          id: "no-half",
          title: "The ½ is missing",
          kind: "factor",
          feedback: "Differentiate $\\frac1\\alpha M^2$ with respect to $M$.",
          answers: ["alpha norm1(g)"],
        },
        {
          id: "signed-sum",
          title: "The signs are lost",
          kind: "sign",
          feedback: "Every coordinate lowers the loss, whatever the sign of its gradient: what it gains is $|g_i|M$.",
          answers: ["alpha/2 sum(g)"],
        },
        {
          id: "no-gradient",
          title: "The gradient plays no part",
          kind: "formula",
          feedback:
            "A steeper loss pays for a longer step. Minimise over $M$ with the gain of the signs in the objective.",
          answers: ["alpha/2"],
        },
      ],
      hints: [
        "First fix $M$. Which $u$ with all $|u_i|\\le M$ makes $g^\\top u$ least?",
        "What is left is a parabola in $M$.",
      ],
      explanation:
        "With $|u_i|\\le M$ the least $g^\\top u$ is $-M\\lVert g\\rVert_1$. Then $-M\\lVert g\\rVert_1+\\frac1\\alpha M^2$ is smallest at $M=\\frac\\alpha2\\lVert g\\rVert_1$.",
    },
    {
      kind: "symbolic",
      id: "largest-move",
      title: "The ∞-norm: the step",
      points: 3,
      source: "h2.1b.u",
      prompt: "No entry of $g$ is zero. What is $u^\\star$?",
      symbols: [d, g, alpha],
      key: [
        "-alpha/2 norm1(g) sign(g)",
        "-alpha/2 (g^T sign(g)) sign(g)",
        "-\\frac{\\alpha}{2}\\lVert g\\rVert_1\\operatorname{sign}(g)",
      ],
      mistakes: [
        {
          id: "fixed-step",
          title: "The length does not depend on the gradient",
          kind: "formula",
          feedback: "The direction is right. Its length is the best $M$, and that depends on $g$.",
          credit: 0.25,
          answers: ["-alpha/2 sign(g)", "-alpha sign(g)"],
        },
        {
          id: "other-norm",
          title: "Another norm of the gradient",
          kind: "formula",
          feedback:
            "The direction is right. Put $u=-M\\,\\mathrm{sign}(g)$ into $g^\\top u$ to see which norm of $g$ pays for the step.",
          credit: 0.25,
          answers: ["-alpha/2 norminf(g) sign(g)", "-alpha/2 norm2(g) sign(g)"],
        },
        {
          id: "no-half",
          title: "The ½ is missing",
          kind: "factor",
          feedback: "Differentiate $\\frac1\\alpha M^2$ with respect to $M$.",
          answers: ["-alpha norm1(g) sign(g)"],
        },
        {
          id: "uphill",
          title: "The step goes uphill",
          kind: "sign",
          feedback: "With your step $g^\\top u>0$: the loss would grow. $u$ is added to $\\theta$.",
          answers: ["alpha/2 norm1(g) sign(g)"],
        },
        {
          id: "euclidean",
          title: "That is the step for the 2-norm",
          kind: "formula",
          feedback:
            "Only the largest move is paid for, so a coordinate that moves less than the largest gives gain away.",
          answers: ["-alpha/2 g"],
        },
      ],
      hints: [
        "What is the price of moving a coordinate that does not move the most?",
        "Put together direction and best $M$.",
      ],
      explanation:
        "All coordinates move as far as the largest does, because that costs nothing more: $u=-M\\,\\mathrm{sign}(g)$ with $M=\\frac\\alpha2\\lVert g\\rVert_1$.",
      afterword:
        'Where $g_i=0$ the coordinate gains nothing and costs nothing: any $u_i$ between $-M$ and $M$ is as good. The homework\'s solution writes the value of the objective behind "$u=$" in two places, and $\\mathrm{sign}(g)$ where one coordinate, $\\mathrm{sign}(g_i)$, is meant.',
    },
    {
      kind: "choice",
      id: "largest-move-optimiser",
      title: "The ∞-norm: the optimiser",
      points: 2,
      source: "h2.1b.opt",
      prompt: "Which optimiser is this?",
      options: [
        { id: "scaled-sign", text: "Sign descent with a step in proportion to $\\lVert g\\rVert_1$" },
        { id: "sign", text: "SignSGD, with a step of fixed size" },
        { id: "gd", text: "Gradient descent" },
        { id: "normalised", text: "Gradient descent with the gradient normalised to length 1" },
        { id: "adam", text: "Adam" },
      ],
      key: ["scaled-sign"],
      mistakes: [
        {
          id: "plain-sign",
          title: "The direction of SignSGD, with another length",
          feedback:
            "All coordinates move equally far, as in SignSGD. How far is not fixed: near a minimum, where the gradient is small, this step shrinks.",
          credit: 0.5,
          answers: [["sign"]],
        },
        {
          id: "gd",
          title: "The coordinates move equally far",
          feedback:
            "In gradient descent a coordinate moves in proportion to its entry of $g$. Here only the sign of the entry matters for it.",
          answers: [["gd"], ["normalised"]],
        },
      ],
      explanation:
        "The direction is $-\\mathrm{sign}(g)$, the one of SignSGD. The length $\\frac\\alpha2\\lVert g\\rVert_1$ follows the gradient and tends to zero with it, which the fixed step of SignSGD does not.",
    },
    {
      kind: "written",
      id: "compare-sign",
      title: "The ∞-norm: beside SignSGD",
      points: 2,
      source: "h2.1b.opt",
      prompt:
        "Compare this step with one of SignSGD: in what do they agree, and in what do they differ? What follows from the difference near a minimum?",
      rubric: [
        {
          id: "direction",
          text: "Both move along minus the signs of the gradient: every coordinate goes equally far, however large its entry is.",
          points: 1,
        },
        {
          id: "length",
          text: "Here the length is alpha/2 times the 1-norm of the gradient. It shrinks with the gradient, while SignSGD's step keeps its size unless a schedule lowers it.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "same",
          text: "It is SignSGD.",
          feedback: "Double the gradient. What happens to the step of each of the two?",
        },
        {
          id: "coordinatewise",
          text: "Each coordinate moves in proportion to its own entry of the gradient.",
          feedback: "That is gradient descent. Which entries of $g$ decide how far coordinate $i$ moves here?",
        },
      ],
      hints: ["Multiply $g$ by a small number. What becomes of either step?"],
      explanation:
        "Both go along $-\\mathrm{sign}(g)$, so all coordinates move equally far. Here that distance is $\\frac\\alpha2\\lVert g\\rVert_1$ and tends to $0$ where the gradient does, so the iteration can settle at a minimum. SignSGD with a fixed step jumps to and fro across it.",
    },
    {
      kind: "table",
      id: "dual",
      title: "All norms at once",
      points: 6,
      source: "h2.1.dual",
      prompt:
        "The price is $\\frac1\\alpha\\lVert u\\rVert_p^2$ with $1<p<\\infty$, and $q$ is the dual exponent: $\\frac1p+\\frac1q=1$. No entry of $g$ is zero.",
      symbols: [d, g, alpha, p, q, i],
      columns: ["at the optimum"],
      rows: [
        {
          title: "entry i of u",
          cells: [
            {
              kind: "symbolic",
              id: "entry",
              points: 3,
              key: [
                "-alpha/2 norm(g, q) sign(g_i) (abs(g_i)/norm(g, q))^(q-1)",
                "-alpha/2 ||g||_q^(2-q) g_i |g_i|^(q-2)",
              ],
              mistakes: [
                {
                  id: "entry-uphill",
                  title: "The step goes uphill",
                  kind: "sign",
                  feedback: "With your step $g^\\top u>0$: the loss would grow.",
                  answers: ["alpha/2 norm(g, q) sign(g_i) (abs(g_i)/norm(g, q))^(q-1)"],
                },
                {
                  id: "entry-no-dual",
                  title: "The exponent of the price itself",
                  kind: "formula",
                  feedback:
                    "You used $p$ where the dual exponent belongs. Check with $p\\to\\infty$: all coordinates should move equally far.",
                  answers: ["-alpha/2 norm(g, p) sign(g_i) (abs(g_i)/norm(g, p))^(p-1)"],
                },
                {
                  id: "entry-no-half",
                  title: "The ½ is missing",
                  kind: "factor",
                  feedback: "With $p=q=2$ your step is $-\\alpha g$.",
                  answers: ["-alpha norm(g, q) sign(g_i) (abs(g_i)/norm(g, q))^(q-1)"],
                },
                {
                  id: "entry-fixed-length",
                  title: "The length does not depend on the gradient",
                  kind: "formula",
                  feedback: "The direction is right. Doubling $g$ should double the step, and yours stays the same.",
                  answers: ["-alpha/2 sign(g_i) (abs(g_i)/norm(g, q))^(q-1)"],
                },
                {
                  id: "entry-no-sign",
                  title: "The sign of the entry is missing",
                  kind: "sign",
                  feedback: "A coordinate whose derivative is negative must move up.",
                  answers: ["-alpha/2 norm(g, q) (abs(g_i)/norm(g, q))^(q-1)"],
                },
                {
                  id: "entry-euclidean",
                  title: "That is the step for the 2-norm",
                  kind: "formula",
                  feedback: "It should change with $p$: for a large $p$ all coordinates move almost equally far.",
                  answers: ["-alpha/2 g_i"],
                },
              ],
            },
          ],
        },
        {
          title: "p-norm of u",
          cells: [
            {
              kind: "symbolic",
              id: "size",
              points: 1,
              key: ["alpha/2 norm(g, q)", "alpha/2 (sum_j abs(g_j)^q)^(1/q)"],
              mistakes: [
                {
                  id: "size-no-dual",
                  title: "The exponent of the price itself",
                  kind: "formula",
                  feedback:
                    "By Hölder's inequality $g^\\top u\\ge-\\lVert g\\rVert_q\\lVert u\\rVert_p$: the gain has the dual norm of $g$ in it.",
                  answers: ["alpha/2 norm(g, p)"],
                },
                {
                  id: "size-no-half",
                  title: "The ½ is missing",
                  kind: "factor",
                  feedback: "Differentiate $\\frac1\\alpha M^2$ with respect to $M$.",
                  answers: ["alpha norm(g, q)"],
                },
              ],
            },
          ],
        },
        {
          title: "objective",
          cells: [
            {
              kind: "symbolic",
              id: "value",
              points: 2,
              key: ["-alpha/4 norm(g, q)^2"],
              mistakes: [
                {
                  id: "value-gain-only",
                  title: "This is the gain alone",
                  kind: "formula",
                  feedback:
                    "$g^\\top u$ is this much. The price of the step has to be added: half of the gain is paid for moving.",
                  answers: ["-alpha/2 norm(g, q)^2"],
                },
                {
                  id: "value-price-only",
                  title: "This is the price alone",
                  kind: "sign",
                  feedback: "The price is this much. The step gains more than it costs, so the objective is negative.",
                  answers: ["alpha/4 norm(g, q)^2"],
                },
                {
                  id: "value-not-squared",
                  title: "The square is missing",
                  kind: "formula",
                  feedback: "Doubling $g$ doubles the step and makes gain and price four times as large.",
                  answers: ["-alpha/4 norm(g, q)"],
                },
              ],
            },
          ],
        },
      ],
      hints: [
        "Fix $M=\\lVert u\\rVert_p$ first. How negative can $g^\\top u$ be?",
        "Hölder: $|g^\\top u|\\le\\lVert g\\rVert_q\\lVert u\\rVert_p$. With the best direction the two sides are equal, and a parabola in $M$ is left.",
        "Equality holds when $|u_i|^p$ is proportional to $|g_i|^q$. Which power of $|g_i|$ is $|u_i|$ then? Use $q/p=q-1$.",
      ],
      explanation:
        "With the best direction the objective is $-M\\lVert g\\rVert_q+\\frac1\\alpha M^2$: least at $M=\\frac\\alpha2\\lVert g\\rVert_q$, where it is $-\\frac\\alpha4\\lVert g\\rVert_q^2$. Hölder's inequality is an equality for $|u_i|\\propto|g_i|^{q-1}$, against the sign of $g_i$; scaling to the length $M$ gives the entries. $p=2$ is gradient descent, $p\\to\\infty$ the step along the signs.",
    },
    {
      kind: "symbolic",
      id: "one-norm",
      title: "The 1-norm",
      points: 2,
      source: "h2.1.dual",
      prompt:
        "Now the price is $\\frac1\\alpha\\lVert u\\rVert_1^2$, and one entry of $g$ is larger in size than all others: entry $k$. What is $u^\\star$? Write `e_k` for the vector that is 1 at $k$ and 0 elsewhere.",
      symbols: [d, g, alpha, k, e],
      key: ["-alpha/2 g_k e_k", "-alpha/2 norminf(g) sign(g_k) e_k"],
      mistakes: [
        {
          id: "all-coordinates",
          title: "Every coordinate moves",
          kind: "formula",
          feedback:
            "Each coordinate that moves adds to the price. A unit of price buys the most where $|g_i|$ is largest, so spend all of it there.",
          answers: ["-alpha g/norminf(g)", "-alpha/2 norminf(g) sign(g)", "-alpha/2 g"],
        },
        {
          id: "no-half",
          title: "The ½ is missing",
          kind: "factor",
          feedback:
            "Only one coordinate moves: what is left is the parabola of the first question, for that coordinate.",
          answers: ["-alpha g_k e_k"],
        },
        {
          id: "uphill",
          title: "The step goes uphill",
          kind: "sign",
          feedback: "With your step $g^\\top u>0$: the loss would grow.",
          answers: ["alpha/2 g_k e_k"],
        },
        {
          id: "fixed-step",
          title: "The length does not depend on the gradient",
          kind: "formula",
          feedback: "The right coordinate moves. How far depends on how much it gains.",
          answers: ["-alpha/2 sign(g_k) e_k"],
        },
        {
          id: "no-sign",
          title: "The sign of the entry is missing",
          kind: "sign",
          feedback: "If $g_k$ is negative, coordinate $k$ must move up.",
          answers: ["-alpha/2 norminf(g) e_k"],
        },
      ],
      hints: ["Which coordinate gives the largest gain for a unit of price?", "The dual of the 1-norm is the ∞-norm."],
      explanation:
        "For a given $\\lVert u\\rVert_1=M$ the least $g^\\top u$ is $-M\\max_i|g_i|$, reached by moving coordinate $k$ alone. Then $M=\\frac\\alpha2|g_k|$, so $u=-\\frac\\alpha2g_ke_k$: coordinate descent on the steepest coordinate.",
      afterword:
        "If several entries share the largest size, the move may be split between them in any way. A formula that divides the whole gradient by $\\lVert g\\rVert_\\infty$ looks plausible here and is not a minimiser: for $g=(1,1,1)$ and $\\alpha=1$ it makes the objective $6$.",
    },
  ],
});
