import { defineProblem } from "allclose";

export default defineProblem({
  title: "Where three optimisers end",
  summary: "One equation, three unknowns: the solution that each optimiser picks.",
  tags: ["optimisation", "implicit-bias"],
  parts: [
    {
      kind: "number",
      id: "sgd",
      title: "Gradient descent",
      points: 3,
      source: "h2.2a",
      prompt: "Gradient descent with a small constant step runs until it has converged. Which $\\theta$ does it reach?",
      key: ["[10000/10101, 1000/10101, 100/10101]", "1/1.0101 [1, 0.1, 0.01]", "[0.990001, 0.0990001, 0.00990001]"],
      mistakes: [
        {
          id: "first-coordinate-only",
          title: "This solves the equation, but gradient descent does not go there",
          kind: "formula",
          feedback:
            "$(1,0,0)$ is a solution. The gradient is a multiple of $a$, though, so every step and the whole path from $0$ lie along $a$.",
          answers: ["[1, 0, 0]"],
        },
        {
          id: "unit-vector",
          title: "The right direction with length 1",
          kind: "factor",
          feedback:
            "You normalised $a$. What has to hold is $a^\\top\\theta=1$: with $\\theta=\\beta a$ this asks for $\\beta\\|a\\|_2^2=1$.",
          answers: ["[0.994987, 0.0994987, 0.00994987]", "[1, 0.1, 0.01]/sqrt(1.0101)"],
        },
        {
          id: "a-itself",
          title: "This is the row itself",
          kind: "factor",
          feedback: "Put $\\theta=a$ into the equation: $a^\\top a=1.0101$, not $1$. The length still has to be found.",
          answers: ["[1, 0.1, 0.01]"],
        },
        {
          id: "equal-entries",
          title: "This is where steps of equal size in each coordinate end",
          kind: "formula",
          feedback: "Gradient descent moves each coordinate in proportion to its entry of $a$, not by equal amounts.",
          answers: ["[100/111, 100/111, 100/111]"],
        },
      ],
      hints: [
        "What do all gradients of $L$ have in common, whatever $\\theta$ is?",
        "The path stays on one line through $0$. Write its points with one number and put them into the equation.",
      ],
      explanation:
        "The gradient is $2(a^\\top\\theta-1)\\,a$, so $\\theta_t=\\beta_t a$ for every $t$. At the end $a^\\top\\theta=1$ gives $\\beta=1/\\|a\\|_2^2=1/1.0101$: the solution of least 2-norm.",
    },
    {
      kind: "intervals",
      id: "rate",
      title: "Which step sizes converge",
      points: 1,
      source: "h2.2a",
      prompt:
        "Gradient descent uses the gradient of $L$ as it stands, $\\theta\\leftarrow\\theta-\\alpha\\nabla L(\\theta)$. For which constant $\\alpha>0$ does it converge? Write the set of all such $\\alpha$.",
      key: ["(0, 1/1.0101)", "(0, 10000/10101)", "(0, 0.990001)"],
      mistakes: [
        {
          id: "without-two",
          title: "The 2 of the gradient is missing",
          kind: "factor",
          feedback:
            "The gradient of a square is twice the residual times $a$. With it the residual is multiplied by $1-2\\alpha\\|a\\|_2^2$ in a step.",
          answers: ["(0, 2/1.0101)"],
        },
        {
          id: "half",
          title: "These are the step sizes that never overshoot",
          kind: "factor",
          feedback:
            "Up to here the residual keeps its sign. It still shrinks when it changes sign in every step, as long as its size falls.",
          answers: ["(0, 1/2.0202]", "(0, 1/2.0202)"],
        },
        {
          id: "end-included",
          title: "At the upper end it does not converge",
          kind: "edge-case",
          feedback:
            "With the largest of these $\\alpha$ the residual is multiplied by $-1$ in every step, so it never shrinks; and at $\\alpha=0$ nothing moves.",
          answers: ["(0, 1/1.0101]", "[0, 1/1.0101)", "[0, 1/1.0101]"],
        },
      ],
      hints: [
        "Write the residual $r_t=a^\\top\\theta_t-1$ after one step in terms of the one before.",
        "The residual is multiplied by the same number in every step. Which numbers make it shrink?",
      ],
      explanation:
        "One step gives $r_{t+1}=(1-2\\alpha\\|a\\|_2^2)\\,r_t$ with $\\|a\\|_2^2=1.0101$. It shrinks if and only if $|1-2.0202\\,\\alpha|<1$, which is $0<\\alpha<1/1.0101$.",
    },
    {
      kind: "number",
      id: "one-step",
      title: "There in one step",
      points: 1,
      source: "h2.2a",
      prompt: "With which $\\alpha$ does gradient descent reach its limit in a single step?",
      key: ["1/2.0202", "5000/10101", "0.4950005"],
      mistakes: [
        {
          id: "without-two",
          title: "The 2 of the gradient is missing",
          kind: "factor",
          feedback:
            "At this step size the residual changes its sign and keeps its size. The gradient carries a factor 2.",
          answers: ["1/1.0101"],
        },
      ],
      hints: ["By which number is the residual multiplied in one step? It should be $0$ afterwards."],
      explanation: "The factor $1-2\\alpha\\|a\\|_2^2$ is $0$ at $\\alpha=1/(2\\cdot1.0101)=1/2.0202$.",
    },
    {
      kind: "number",
      id: "adam",
      title: "Simplified Adam",
      points: 3,
      source: "h2.2b",
      prompt:
        "Simplified Adam divides every entry of the gradient by its own size before it takes the step: $\\theta\\leftarrow\\theta-\\alpha_t\\,g/|g|$ entry by entry. The steps $\\alpha_t$ become smaller and smaller, with a sum without bound. Which $\\theta$ does it reach?",
      key: ["[100/111, 100/111, 100/111]", "100/111 [1, 1, 1]", "[0.900901, 0.900901, 0.900901]", "1/1.11 (1, 1, 1)"],
      mistakes: [
        {
          id: "thirds",
          title: "This solves another equation",
          kind: "formula",
          feedback:
            "All entries are equal, which is right. Their common value has to satisfy $a^\\top\\theta=1$ with the row as given; this one satisfies $\\theta_1+\\theta_2+\\theta_3=1$.",
          answers: ["[1/3, 1/3, 1/3]"],
        },
        {
          id: "gradient-descent",
          title: "This is the limit of gradient descent",
          kind: "formula",
          feedback: "Dividing an entry by its size leaves only its sign, so the steps no longer point along $a$.",
          answers: ["1/1.0101 [1, 0.1, 0.01]"],
        },
        {
          id: "rescaled",
          title: "This is the limit after rescaling the unknowns",
          kind: "formula",
          feedback: "Here every entry moves by the same amount. Nothing makes the small coefficients move further.",
          answers: ["[1/3, 10/3, 100/3]"],
        },
        {
          id: "ones",
          title: "The right direction, not yet the right length",
          kind: "factor",
          feedback: "Put $(1,1,1)$ into the equation: the left side is $1.11$. How long may the vector be?",
          answers: ["[1, 1, 1]"],
        },
      ],
      hints: [
        "Which values can an entry of $g/|g|$ have, and which do they have at $\\theta=0$?",
        "All three entries of $\\theta$ stay equal. Write them as one number and put it into the equation.",
      ],
      explanation:
        "All entries of $a$ are positive, so $g/|g|$ is $(1,1,1)$ times the sign of the residual and $\\theta_t=c_t(1,1,1)$ for every $t$. At the end $1.11\\,c=1$.",
    },
    {
      kind: "number",
      id: "short-steps",
      title: "Steps that shrink too fast",
      points: 1,
      source: "h2.2b",
      prompt:
        "Simplified Adam again, now with the steps $\\alpha_t=0.1\\cdot2^{-t}$ for $t=0,1,2,\\dots$ Where does it end?",
      key: ["[0.2, 0.2, 0.2]", "1/5 [1, 1, 1]"],
      mistakes: [
        {
          id: "as-if-it-arrived",
          title: "It does not get that far",
          kind: "budget",
          feedback: "This solves the equation. How far do all the steps together reach?",
          answers: ["100/111 [1, 1, 1]"],
        },
        {
          id: "first-step",
          title: "This is where the first step ends",
          kind: "order",
          feedback: "More steps follow, each half as long as the one before. Add them all.",
          answers: ["[0.1, 0.1, 0.1]"],
        },
      ],
      hints: ["Every entry moves by $\\alpha_t$ in step $t$. What is the sum of all $\\alpha_t$?"],
      explanation:
        "A step has the length $\\alpha_t$ in every coordinate, whatever the gradient is, so nothing reaches further than $\\sum_t\\alpha_t=0.2$, and the solution is at $0.9009$. The steps have to become small, or the path jumps to and fro across the solution, but their sum has to be large enough to get there.",
    },
    {
      kind: "written",
      id: "why-shrink",
      title: "Why the steps have to shrink",
      points: 2,
      source: "h2.2b",
      prompt:
        "Explain why simplified Adam does not settle if its steps keep their size, and why steps that shrink too fast do not help either.",
      rubric: [
        {
          id: "constant-size",
          text: "Dividing by the size leaves only signs: a step has length alpha_t in each coordinate however small the residual is, so a constant step ends up jumping across the solution.",
          points: 1,
        },
        {
          id: "sum",
          text: "The steps together must reach the solution: their sum has to be at least 100/111 = 0.9009 (which an unbounded sum guarantees).",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "gradient-vanishes",
          text: "The steps shrink by themselves, because the gradient does near the solution.",
          feedback:
            "That is so for gradient descent. What is left of a tiny gradient after it is divided by its own size?",
        },
        {
          id: "any-decrease",
          text: "Any steps that tend to zero will do.",
          feedback: "Add up $0.1\\cdot2^{-t}$. How far can one get with these steps?",
        },
      ],
      hints: [
        "How long is a step when the residual is $10^{-6}$?",
        "What is the furthest point that steps of given lengths can reach?",
      ],
      explanation:
        "The update is $-\\alpha_t\\,\\mathrm{sign}(r_t)\\,(1,1,1)$: its size does not know how near the solution is. With a constant $\\alpha$ the residual changes sign for ever. So $\\alpha_t\\to0$ is needed; but from $0$ each entry has to travel $\\frac{100}{111}$, so $\\sum_t\\alpha_t$ must not stay below that.",
    },
    {
      kind: "number",
      id: "sign",
      title: "Sign descent",
      points: 2,
      source: "d3.3.sign",
      prompt:
        "Sign descent takes steps $\\theta\\leftarrow\\theta-\\alpha_t\\,\\mathrm{sign}(\\nabla L(\\theta))$, again with steps that become smaller and smaller and a sum without bound. Which $\\theta$ does it reach?",
      key: ["100/111 [1, 1, 1]", "[1/1.11, 1/1.11, 1/1.11]", "[0.900901, 0.900901, 0.900901]"],
      mistakes: [
        {
          id: "gradient-descent",
          title: "This is the limit of gradient descent",
          kind: "formula",
          feedback: "The sign throws the sizes of the entries away, and with them the direction of $a$.",
          answers: ["1/1.0101 [1, 0.1, 0.01]"],
        },
        {
          id: "thirds",
          title: "This solves another equation",
          kind: "formula",
          feedback: "It would be the answer if all coefficients were $1$: it solves $[1,\\ 1,\\ 1]\\,\\theta=1$.",
          answers: ["[1/3, 1/3, 1/3]"],
        },
        {
          id: "rescaled",
          title: "This is the limit after rescaling the unknowns",
          kind: "formula",
          feedback: "A step of sign descent is equally long in every coordinate, so the entries cannot grow apart.",
          answers: ["[1/3, 10/3, 100/3]"],
        },
        {
          id: "first-coordinate-only",
          title: "Only one coordinate moved",
          kind: "formula",
          feedback:
            "This solves the equation. But a step of sign descent moves all three coordinates, also those of small coefficients.",
          answers: ["[1, 0, 0]"],
        },
      ],
      hints: ["Write down the first step. What is the same in all later ones?"],
      explanation:
        "The sign of the gradient is $(1,1,1)$ times the sign of the residual, so the path runs along $(1,1,1)$ until $1.11\\,c=1$. It is the path of simplified Adam.",
      afterword:
        "The vector of signs is sometimes written as if it were the gradient. It is not: only its signs agree with the gradient's, and that is why it ends elsewhere.",
    },
    {
      kind: "choice",
      id: "constant-step",
      title: "Sign descent with a constant step",
      points: 1,
      source: "d3.3.sign",
      prompt: "What happens to sign descent when the step $\\alpha$ stays constant instead?",
      options: [
        {
          id: "flips",
          text: "In general the residual changes sign again and again, with a size of up to $1.11\\,\\alpha$, and $\\theta$ does not converge.",
        },
        {
          id: "slower",
          text: "It reaches the same limit, but more slowly, because the gradient shrinks near the solution.",
        },
        { id: "diverges", text: "It grows beyond all bounds once it has passed the solution." },
        { id: "other-limit", text: "It converges to another solution of the equation, which depends on $\\alpha$." },
      ],
      key: ["flips"],
      mistakes: [
        {
          id: "shrinking-gradient",
          title: "The length of the gradient plays no part",
          feedback:
            "The gradient does become small near the solution. Its sign does not, so the step is as long as at the beginning.",
          answers: [["slower"]],
        },
        {
          id: "runaway",
          title: "Past the solution it turns round",
          feedback: "Behind the solution the residual has the other sign, and the next step leads back. It stays near.",
          answers: [["diverges"]],
        },
        {
          id: "settles",
          title: "It does not settle",
          feedback:
            "A step changes $a^\\top\\theta$ by the same amount each time. Unless that happens to hit $1$ exactly, what does the next step do?",
          answers: [["other-limit"]],
        },
      ],
      hints: ["By how much does one step change the residual?"],
      explanation:
        "Every step changes the residual by exactly $\\pm1.11\\,\\alpha$. Once the residual is smaller than that it jumps over $0$, comes back, and so on: for convergence the steps must become smaller.",
    },
    {
      kind: "number",
      id: "rescaled",
      title: "Rescaled unknowns",
      points: 3,
      source: "h2.2c",
      prompt:
        "Now the unknowns are rescaled so that all coefficients become equal: $\\tilde\\theta_i=a_i\\theta_i$, and the equation reads $[1,\\ 1,\\ 1]\\,\\tilde\\theta=1$. Gradient descent runs on $\\tilde\\theta$ from $0$, and its limit is converted back to $\\theta$. Which $\\theta$ is this?",
      key: ["[1/3, 10/3, 100/3]", "1/3 (1, 10, 100)", "[0.333333, 3.33333, 33.3333]"],
      mistakes: [
        {
          id: "not-converted",
          title: "This is still in the rescaled unknowns",
          kind: "formula",
          feedback: "It solves the rescaled equation. What is asked is $\\theta$, so it has to be converted back.",
          answers: ["[1/3, 1/3, 1/3]"],
        },
        {
          id: "converted-the-wrong-way",
          title: "Converted the wrong way",
          kind: "formula",
          feedback:
            "You multiplied by $a_i$, which leads from $\\theta$ to $\\tilde\\theta$. Check the result in the equation.",
          answers: ["1/3 [1, 0.1, 0.01]"],
        },
        {
          id: "gradient-descent",
          title: "This is the limit without rescaling",
          kind: "formula",
          feedback: "Gradient descent on other unknowns takes another path. Find the limit for $\\tilde\\theta$ first.",
          answers: ["1/1.0101 [1, 0.1, 0.01]"],
        },
      ],
      hints: [
        "The rescaled equation is of the same form with the row $(1,1,1)$. Where does gradient descent end there?",
        "Convert back entry by entry, and check that $a^\\top\\theta=1$.",
      ],
      explanation:
        "In the rescaled unknowns the limit is the row divided by its squared length, $\\frac13(1,1,1)$. With $\\theta_i=\\tilde\\theta_i/a_i$ this is $\\frac13(1,10,100)$.",
    },
    {
      kind: "matching",
      id: "bias",
      title: "What each optimiser prefers",
      points: 3,
      source: "h2.2.bias",
      prompt:
        "Of all solutions of the equation, each optimiser finds the one for which some quantity is least. Which one?",
      lines: [
        { id: "sgd", label: "Gradient descent" },
        { id: "sign", label: "Simplified Adam, sign descent" },
        { id: "rescaled", label: "Gradient descent on rescaled unknowns" },
      ],
      options: [
        { id: "norm1", label: "1-norm", text: "$\\|\\theta\\|_1$" },
        { id: "norm2", label: "2-norm", text: "$\\|\\theta\\|_2$" },
        { id: "norminf", label: "largest entry", text: "$\\|\\theta\\|_\\infty$" },
        { id: "weighted", label: "weighted by the squares", text: "$\\sum_i a_i^2\\theta_i^2$" },
        { id: "inverse", label: "weighted by the inverse squares", text: "$\\sum_i \\theta_i^2/a_i^2$" },
      ],
      key: { sgd: "norm2", sign: "norminf", rescaled: "weighted" },
      mistakes: [
        {
          id: "swapped",
          title: "The first two are exchanged",
          feedback:
            "Equal steps in all coordinates keep the largest entry small. Steps along $a$ keep the length small.",
          answers: [{ sgd: "norminf", sign: "norm2" }],
        },
        {
          id: "as-sign-methods",
          title: "That is the preference of sign methods",
          feedback:
            "Steps of equal size in every coordinate lead to the least largest entry. Gradient descent moves along $a$.",
          answers: [{ sgd: "norminf" }],
        },
        {
          id: "sign-as-norm1",
          title: "The 1-norm belongs to the other side",
          feedback:
            "The solution of least 1-norm is $(1,0,0)$: all of it in the largest coefficient. Sign methods end where all entries are equal.",
          answers: [{ sign: "norm1" }],
        },
        {
          id: "inverse-weights",
          title: "The weights are turned round",
          feedback: "Gradient descent keeps $\\|\\tilde\\theta\\|_2$ small. Write it in terms of $\\theta$.",
          answers: [{ rescaled: "inverse" }],
        },
        {
          id: "rescaled-as-norm2",
          title: "Small in other unknowns",
          feedback: "It is the length of $\\tilde\\theta$ that is least, not that of $\\theta$.",
          answers: [{ rescaled: "norm2" }],
        },
      ],
      hints: ["Compare the three limits: which has the shortest length, which the smallest largest entry?"],
      explanation:
        "The limit of gradient descent is a multiple of the row, hence orthogonal to every difference of two solutions: the nearest to $0$ in the 2-norm. With all entries equal, making one smaller makes another larger: the least $\\infty$-norm. And $\\|\\tilde\\theta\\|_2^2=\\sum_ia_i^2\\theta_i^2$. For any row $a$ with $d$ entries, none of them $0$, the three limits are $a/\\|a\\|_2^2$, $\\mathrm{sign}(a)/\\|a\\|_1$ and $\\theta_i=1/(d\\,a_i)$.",
    },
    {
      kind: "ordering",
      id: "sensitivity",
      title: "Sensitivity to the third coordinate",
      points: 1,
      source: "h2.2.bias",
      prompt:
        "A solution with a large $\\theta_3$ reacts strongly to small changes of the third feature. Order the optimisers by the $\\theta_3$ that they find, **smallest first**.",
      items: [
        { id: "rescaled", text: "Gradient descent on rescaled unknowns" },
        { id: "sgd", text: "Gradient descent" },
        { id: "adam", text: "Simplified Adam" },
      ],
      key: [["sgd", "adam", "rescaled"]],
      mistakes: [
        {
          id: "largest-first",
          title: "This begins with the largest",
          kind: "order",
          feedback: "The order is right, but the other way round: the smallest $\\theta_3$ should come first.",
          answers: [["rescaled", "adam", "sgd"]],
        },
        {
          id: "rescaling-protects",
          title: "Rescaling does not make the third entry small",
          feedback: "Converting back divides by the coefficient, and that of the third coordinate is $0.01$.",
          answers: [
            ["rescaled", "sgd", "adam"],
            ["sgd", "rescaled", "adam"],
          ],
        },
      ],
      explanation:
        "The third entries are $0.0099$, $0.9009$ and $33.3$. Gradient descent hardly uses a feature of small coefficient; rescaling makes it use all of them equally, and converting back blows the third one up.",
    },
  ],
});
