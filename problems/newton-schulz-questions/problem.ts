import { defineProblem } from "allclose";

export default defineProblem({
  title: "What Newton–Schulz does to singular values",
  summary: "Fixed points, their stability, and the starts from which every singular value ends at 1.",
  tags: ["optimisation", "matrices"],
  parts: [
    {
      kind: "ordering",
      id: "proof",
      title: "The singular vectors stay",
      points: 4,
      source: "d4.2a",
      prompt:
        "Put the lines in an order that proves $p(W)=U\\,p(\\Sigma)\\,V^\\top$: each line uses only what stands above it. Start from the decomposition. The computation of $WW^\\top$ and the rewriting of $3I$ may stand in either order.",
      items: [
        { id: "svd", text: "Let $W=U\\Sigma V^\\top$ with orthogonal $U$ and $V$; $\\Sigma$ has the shape of $W$." },
        {
          id: "product",
          text: "Because $V^\\top V=I$: $\\;WW^\\top=U\\Sigma V^\\top V\\Sigma^\\top U^\\top=U\\,\\Sigma\\Sigma^\\top U^\\top$.",
        },
        { id: "identity", text: "Because $UU^\\top=I$: $\\;3I=U\\,(3I)\\,U^\\top$." },
        {
          id: "difference",
          text: "Subtract the two: $\\;3I-WW^\\top=U\\,(3I-\\Sigma\\Sigma^\\top)\\,U^\\top$.",
        },
        {
          id: "cancel",
          text: "Multiply by $\\frac12W$ from the right and use $U^\\top U=I$: $\\;p(W)=U\\,\\frac12(3I-\\Sigma\\Sigma^\\top)\\Sigma\\,V^\\top$.",
        },
        {
          id: "entries",
          text: "The matrix in the middle is zero off its diagonal and has $\\frac32\\sigma_i-\\frac12\\sigma_i^3=p(\\sigma_i)$ on it.",
        },
      ],
      key: [
        ["svd", "product", "identity", "difference", "cancel", "entries"],
        ["svd", "identity", "product", "difference", "cancel", "entries"],
      ],
      mistakes: [
        {
          id: "conclusion-first",
          title: "The conclusion stands first",
          kind: "order",
          feedback:
            "Every line may use only what stands above it, and this one speaks of a matrix that is computed below.",
          answers: [
            ["entries", "svd", "product", "identity", "difference", "cancel"],
            ["entries", "svd", "identity", "product", "difference", "cancel"],
          ],
        },
        {
          id: "cancelled-too-early",
          title: "Something is multiplied before it is known",
          kind: "order",
          feedback: "The product with $W$ needs $3I-WW^\\top$ in terms of $U$ and $\\Sigma$ first.",
          answers: [
            ["svd", "product", "cancel", "identity", "difference", "entries"],
            ["svd", "product", "identity", "cancel", "difference", "entries"],
            ["svd", "identity", "product", "cancel", "difference", "entries"],
          ],
        },
      ],
      hints: [
        "Which line does not use any other?",
        "The bracket $3I-WW^\\top$ has two terms. Both have to be written with $U$ on the outside before they can be subtracted.",
      ],
      explanation:
        "Both terms of the bracket become $U(\\dots)U^\\top$, so their difference does. Multiplying by $W=U\\Sigma V^\\top$, the inner $U^\\top U$ is the identity. What is left in the middle is diagonal and acts on each singular value alone.",
      afterword:
        "$W$ need not be square, so write $\\Sigma\\Sigma^\\top$ and $WW^\\top$, not $\\Sigma^2$ and $W^2$. The sheet calls the step on matrices and the polynomial on numbers by one letter; they are two functions.",
    },
    {
      kind: "written",
      id: "why-middle",
      title: "What the proof needs",
      points: 2,
      source: "d4.2a",
      prompt:
        "Explain in your own words why a step changes neither $U$ nor $V$, where orthogonality is used, and why each singular value goes its own way.",
      rubric: [
        {
          id: "orthogonal",
          text: "The inner factors cancel: V^T V = I inside W W^T, U^T U = I in the product with W, and I = U U^T lets 3I join. So U stays on the left and V^T on the right.",
          points: 1,
        },
        {
          id: "diagonal",
          text: "What stands between them is diagonal, with p(sigma_i) as entries: each depends on one singular value only.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "entrywise",
          text: "The step applies p to every entry of W.",
          feedback: "Try a matrix of four ones. Does the step cube its entries?",
        },
        {
          id: "commute",
          text: "The matrices U, Sigma and V may be exchanged.",
          feedback: "They do not commute, and $W$ need not even be square. Only neighbours such as $V^\\top V$ cancel.",
        },
      ],
      hints: ["In which lines of the proof does a product of an orthogonal matrix with its transpose occur?"],
      explanation:
        "In $WW^\\top$ the factor $V^\\top V$ drops out, $3I=U(3I)U^\\top$ gets the same outside, and the product with $W$ removes $U^\\top U$. Left is $U\\,\\frac12(3I-\\Sigma\\Sigma^\\top)\\Sigma\\,V^\\top$. The middle has $p(\\sigma_i)$ on its diagonal and zeros elsewhere, so no singular value influences another.",
    },
    {
      kind: "number",
      id: "fixed-points",
      title: "Fixed points",
      points: 2,
      source: "d4.2b",
      prompt: "Which numbers $x$ have $p(x)=x$? Write all of them.",
      key: ["{-1, 0, 1}", "[1, 0, -1]", "0, 1, -1"],
      anyOrder: true,
      mistakes: [
        {
          id: "without-zero",
          title: "One is missing",
          kind: "edge-case",
          feedback: "Dividing the equation by $x$ loses a solution.",
          answers: ["{-1, 1}"],
        },
        {
          id: "without-minus-one",
          title: "A negative one is missing",
          kind: "sign",
          feedback: "Here $x$ may be any real number, and $p$ is odd: with $x$ also $-x$ is a fixed point.",
          answers: ["{0, 1}"],
        },
        {
          id: "only-one",
          title: "There are more",
          kind: "edge-case",
          feedback: "$p(x)=x$ is an equation of degree 3. Factor it before dividing by anything.",
          answers: ["1", "{1}", "0"],
        },
        {
          id: "roots",
          title: "These are the zeros of the polynomial",
          kind: "formula",
          feedback: "At these numbers $p(x)=0$. A fixed point has $p(x)=x$.",
          answers: ["{-sqrt(3), sqrt(3)}", "{-sqrt(3), 0, sqrt(3)}", "sqrt(3)"],
        },
        {
          id: "two-cycle",
          title: "These two numbers change places",
          kind: "sign",
          feedback: "$p(\\sqrt5)=-\\sqrt5$: the sequence comes back after two steps, not after one.",
          answers: ["{-sqrt(5), sqrt(5)}", "{-sqrt(5), 0, sqrt(5)}", "sqrt(5)"],
        },
      ],
      hints: ["Bring everything to one side and factor."],
      explanation: "$\\frac32x-\\frac12x^3=x$ is $x(1-x^2)=0$, so $x\\in\\{-1,0,1\\}$.",
    },
    {
      kind: "table",
      id: "stability",
      title: "Which fixed points attract",
      points: 5,
      source: "d4.2c",
      prompt:
        "For each fixed point: what is $p'$ there, and what does a sequence do that starts close to it, but not on it?",
      corner: "fixed point",
      columns: ["slope", "sequences nearby"],
      rows: [
        {
          title: "−1",
          cells: [
            {
              kind: "number",
              id: "slope-minus-one",
              points: 0.5,
              key: ["0", "3/2 - 3/2"],
              mistakes: [
                {
                  id: "minus-one-value",
                  title: "This is the value, not the slope",
                  kind: "formula",
                  feedback: "$p(-1)=-1$ says that $-1$ is a fixed point. What is asked is $p'(-1)$.",
                  answers: ["-1"],
                },
                {
                  id: "minus-one-sign-of-cube",
                  title: "The second term is subtracted",
                  kind: "sign",
                  feedback: "$p'(x)=\\frac32-\\frac32x^2$, and the square of $-1$ is $1$.",
                  answers: ["3"],
                },
              ],
            },
            {
              kind: "words",
              id: "near-minus-one",
              points: 1,
              words: ["come closer (stable)", "move away (unstable)", "keep their distance"],
              key: "come closer (stable)",
              mistakes: [
                {
                  id: "minus-one-repels",
                  title: "−1 is like 1",
                  kind: "sign",
                  feedback: "$p$ is odd, so whatever happens near $1$ happens, mirrored, near $-1$.",
                  answers: ["move away (unstable)", "keep their distance"],
                },
              ],
            },
          ],
        },
        {
          title: "0",
          cells: [
            {
              kind: "number",
              id: "slope-zero",
              points: 1,
              key: ["3/2", "1.5"],
              mistakes: [
                {
                  id: "zero-value",
                  title: "This is the value, not the slope",
                  kind: "formula",
                  feedback:
                    "$p(0)=0$ says that $0$ is a fixed point. How fast the sequence leaves it or comes to it is in $p'(0)$.",
                  answers: ["0"],
                },
                {
                  id: "no-factor",
                  title: "A factor is missing",
                  kind: "factor",
                  feedback: "Differentiate $\\frac32x$ as it stands.",
                  answers: ["1", "3", "1/2"],
                },
              ],
            },
            {
              kind: "words",
              id: "near-zero",
              points: 1,
              words: ["come closer (stable)", "move away (unstable)", "keep their distance"],
              key: "move away (unstable)",
              mistakes: [
                {
                  id: "zero-attracts",
                  title: "0 does not attract",
                  feedback: "Follow $0.1$ for a step: $p(0.1)=0.1495$.",
                  answers: ["come closer (stable)", "keep their distance"],
                },
              ],
            },
          ],
        },
        {
          title: "1",
          cells: [
            {
              kind: "number",
              id: "slope-one",
              points: 0.5,
              key: ["0", "3/2 - 3/2"],
              mistakes: [
                {
                  id: "one-value",
                  title: "This is the value, not the slope",
                  kind: "formula",
                  feedback:
                    "$p(1)=1$ says that $1$ is a fixed point. What is asked is $p'(1)$. If you did differentiate: the derivative of $x^3$ is $3x^2$.",
                  answers: ["1"],
                },
                {
                  id: "one-sign-of-cube",
                  title: "The second term is subtracted",
                  kind: "sign",
                  feedback:
                    "$p(x)=\\frac32x-\\frac12x^3$: both terms have the slope $\\frac32$ there, one with a minus.",
                  answers: ["3"],
                },
              ],
            },
            {
              kind: "words",
              id: "near-one",
              points: 1,
              words: ["come closer (stable)", "move away (unstable)", "keep their distance"],
              key: "come closer (stable)",
              mistakes: [
                {
                  id: "one-repels",
                  title: "1 attracts",
                  feedback: "Follow $0.9$ for a step: $p(0.9)=0.9855$. A distance shrinks where $|p'|$ is below $1$.",
                  answers: ["move away (unstable)"],
                },
                {
                  id: "flat-keeps",
                  title: "A slope of 0 is the strongest pull",
                  feedback:
                    "With the slope $0$ the next distance is $0$ to first order. A distance is kept where $|p'|=1$.",
                  answers: ["keep their distance"],
                },
              ],
            },
          ],
        },
      ],
      hints: [
        "Differentiate $p$ once and put the three fixed points in. Then compare $|p'(x^*)|$ with $1$ at each.",
        "By the mean value theorem $|p(x)-x^*|=|p'(\\xi)|\\,|x-x^*|$ for some $\\xi$ in between.",
      ],
      explanation:
        "$p'(x)=\\frac32(1-x^2)$ is $\\frac32$ at $0$ and $0$ at $\\pm1$. A step multiplies a small distance by about $|p'|$: near $0$ it grows, so $0$ is unstable; at $\\pm1$ it shrinks faster than by any factor, so both are stable.",
    },
    {
      kind: "written",
      id: "why-stable",
      title: "What a slope says about stability",
      points: 2,
      source: "d4.2c",
      prompt:
        "Justify your answers: why does $p'$ at a fixed point decide whether the sequence comes closer? Which points does that settle, and how?",
      rubric: [
        {
          id: "mean-value",
          text: "By the mean value theorem (or linearisation) a step multiplies the distance to x* by |p'(xi)| for a xi in between, which is below 1 near x* if |p'(x*)| < 1 and above 1 if |p'(x*)| > 1.",
          points: 1,
        },
        {
          id: "applied",
          text: "|p'(0)| = 3/2 > 1: unstable. p'(1) = p'(-1) = 0 < 1: stable.",
          points: 1,
        },
        {
          id: "quadratic",
          text: "At 1 and -1 the slope is 0, so the distance is about squared: 1 - p(x) = (1-x)^2 (2+x) / 2.",
          points: 1,
          bonus: true,
        },
      ],
      misconceptions: [
        {
          id: "sign-of-slope",
          text: "A fixed point is stable where the slope is negative.",
          feedback:
            "That is a rule for differential equations. Here $p$ gives the next point itself: what happens to a distance in one step?",
        },
        {
          id: "zero-slope",
          text: "With slope 0 the test says nothing.",
          feedback: "It says much: to first order the distance after the step is $0$ times the distance before.",
        },
      ],
      hints: ["Write $p(x)-x^*$ as $p(x)-p(x^*)$."],
      explanation:
        "$|p(x)-x^*|=|p(x)-p(x^*)|=|p'(\\xi)|\\,|x-x^*|$. As $p'$ is continuous, near $x^*$ the factor is near $|p'(x^*)|$: $\\frac32$ at $0$, which drives away, and $0$ at $\\pm1$, which draws in, where even $1-p(x)=\\frac12(1-x)^2(2+x)$.",
    },
    {
      kind: "intervals",
      id: "basin",
      title: "The starts around 1",
      points: 14,
      source: "d4.2e",
      prompt:
        "Let $\\sigma\\ge0$ be the start. Around $1$ there is a largest interval from which every sequence converges to $+1$. Which is it? Take care which of its ends belong to it.",
      key: ["(0, sqrt(3))", "(0, 1.732)", "(0, 1] u [1, 3^(1/2))"],
      tolerance: 3e-3,
      checks: [
        {
          name: "How far it reaches",
          share: 6 / 7,
          message:
            "Some start in it does not lead to 1, or some start beside it does. Try a few starts on both sides of each end.",
          contains: ["0.01", "0.5", "1", "1.5", "1.72"],
          excludes: ["-1", "-0.1", "1.75", "2", "2.2", "3"],
          ends: ["0", "sqrt(3)"],
        },
        {
          name: "Its ends",
          share: 1 / 7,
          message: "Put each end into the polynomial: where is the sequence after one step?",
          openEnds: ["0", "sqrt(3)"],
        },
      ],
      mistakes: [
        {
          id: "ends-included",
          title: "An end belongs to the interval that should not",
          kind: "edge-case",
          feedback:
            "$p(0)=0$ and $p(\\sqrt3)=0$ exactly, so both ends lead to $0$ and stay there. A program may say otherwise at $\\sqrt3$: it starts from a rounded number.",
          answers: ["[0, sqrt(3)]", "[0, sqrt(3))", "(0, sqrt(3)]"],
        },
        {
          id: "up-to-one",
          title: "It reaches further than 1",
          kind: "edge-case",
          feedback: "Try $1.5$: the first step goes to $0.5625$, and from there upwards.",
          answers: ["(0, 1]", "(0, 1)", "[0, 1]"],
        },
        {
          id: "up-to-two-cycle",
          title: "Not everything that stays bounded ends at 1",
          kind: "formula",
          feedback: "Below $\\sqrt5$ the sequence stays bounded. Try $2$: $p(2)=-1$, and there it stays.",
          answers: ["(0, sqrt(5))", "[0, sqrt(5)]"],
        },
        {
          id: "up-to-two",
          title: "The upper end is too large",
          kind: "formula",
          feedback: "Try $1.9$: the first step is negative. Where does $p$ change its sign?",
          answers: ["(0, 2)", "(0, 2]"],
        },
        {
          id: "everything",
          title: "Large starts run away",
          kind: "edge-case",
          feedback: "Try $3$: $p(3)=-9$ and $p(-9)=351$.",
          answers: ["(0, inf)", "[0, inf)"],
        },
      ],
      hints: [
        "Where is $p(\\sigma)>\\sigma$, and where is $0<p(\\sigma)<\\sigma$?",
        "A start above $1$ is sent below $1$ in the first step. It goes on to $+1$ as long as that step is still positive.",
        "Which $\\sigma>1$ has $p(\\sigma)=0$?",
      ],
      explanation:
        "For $0<\\sigma<1$ the sequence rises and stays below $1$, so it converges, and the only fixed point it can reach is $1$. For $1<\\sigma<\\sqrt3$ the first step lands in $(0,1)$. At $0$ and at $\\sqrt3$ the value is $0$, which stays. Just above $\\sqrt3$ the first step is slightly negative and the sequence goes to $-1$.",
    },
    {
      kind: "number",
      id: "two-cycle",
      title: "A start that neither settles nor grows",
      points: 1,
      source: "d4.2e",
      prompt: "From which $\\sigma>0$ does the sequence jump between $\\sigma$ and $-\\sigma$ for ever?",
      key: ["sqrt(5)", "2.236068", "5^(1/2)"],
      mistakes: [
        {
          id: "root",
          title: "This start is sent to 0",
          kind: "formula",
          feedback: "$p(\\sqrt3)=0$. Wanted is $p(\\sigma)=-\\sigma$.",
          answers: ["sqrt(3)"],
        },
        {
          id: "squared",
          title: "This is the square",
          kind: "formula",
          feedback: "Your number is $\\sigma^2$.",
          answers: ["5"],
        },
        {
          id: "fixed-point",
          title: "This is a fixed point",
          kind: "sign",
          feedback: "$p(1)=1$: the sequence stays. The sign should change.",
          answers: ["1"],
        },
      ],
      hints: ["Solve $p(\\sigma)=-\\sigma$."],
      explanation: "$\\frac32\\sigma-\\frac12\\sigma^3=-\\sigma$ and $\\sigma>0$ give $\\sigma^2=5$.",
    },
    {
      kind: "choice",
      id: "between",
      title: "Between √3 and √5",
      points: 3,
      source: "d4.2e",
      prompt: "What can happen from a start with $\\sqrt3<\\sigma<\\sqrt5$?",
      options: [
        {
          id: "bands",
          text: "It ends at $-1$ from some starts, at $+1$ from others, and at $0$ from single ones between them.",
        },
        { id: "always-minus", text: "It always ends at $-1$." },
        { id: "always-plus", text: "It always ends at $+1$." },
        { id: "always-zero", text: "It always ends at $0$." },
        { id: "diverges", text: "It grows beyond all bounds." },
      ],
      key: ["bands"],
      mistakes: [
        {
          id: "always-minus",
          title: "Not always to minus one",
          kind: "edge-case",
          feedback: "The first step is negative for all of them. But try $2.2$: it goes to $-2.024$, then to $1.110$.",
          answers: [["always-minus"]],
        },
        {
          id: "always-plus",
          title: "Not always to one",
          kind: "edge-case",
          feedback: "Try $2$: $p(2)=-1$, which is a fixed point.",
          answers: [["always-plus"]],
        },
        {
          id: "always-zero",
          title: "0 repels",
          kind: "formula",
          feedback: "Only single starts that hit $0$ exactly end there. Try $2$.",
          answers: [["always-zero"]],
        },
        {
          id: "diverges",
          title: "It comes back",
          kind: "edge-case",
          feedback: "Below $\\sqrt5$ a step makes the number smaller in size: $|p(\\sigma)|<\\sigma$.",
          answers: [["diverges"]],
        },
      ],
      hints: ["Compute the sequences from $2$ and from $2.2$."],
      explanation:
        "The first step is negative and smaller in size than the start. By the symmetry of $p$ what follows is the mirror image of the sequence from $|p(\\sigma)|$, which is below $\\sqrt3$ or again between $\\sqrt3$ and $\\sqrt5$. So bands that end at $-1$ and at $+1$ take turns, with starts between them that reach $0$ exactly.",
    },
    {
      kind: "intervals",
      id: "first-band",
      title: "The first band that comes back to 1",
      points: 2,
      source: "d4.2e",
      prompt:
        "Beyond $\\sqrt3$ there are bands of starts that end at $+1$ all the same. Find the one nearest to $\\sqrt3$, to three decimals.",
      key: ["(2.147763456, 2.221227715)", "(2.1478, 2.2212)", "(2.148, 2.221)"],
      checks: [
        {
          name: "The band",
          share: 1,
          message: "Some start in it does not lead to 1, or some start beside it does.",
          contains: ["2.15", "2.2", "2.219"],
          excludes: ["1", "1.75", "2", "2.145", "2.224", "2.23", "2.24"],
          ends: ["2.147763456", "2.221227715"],
          openEnds: ["2.147763456", "2.221227715"],
        },
      ],
      mistakes: [
        {
          id: "minus-one-band",
          title: "From this band the sequence ends at −1",
          kind: "sign",
          feedback: "One step from here is negative and above $-\\sqrt3$, and from such a number it goes to $-1$.",
          answers: ["(sqrt(3), 2.147763456)"],
        },
        {
          id: "all-above",
          title: "It does not reach as far as √5",
          kind: "edge-case",
          feedback: "Close to $\\sqrt5$ the bands take turns ever faster. Try $2.23$.",
          answers: ["(2.147763456, sqrt(5))"],
        },
        {
          id: "next-band",
          title: "This is the band after it",
          kind: "index",
          feedback: "The bands take turns, and this one leads to $-1$. Look one step nearer to $\\sqrt3$.",
          answers: ["(2.221227715, 2.233591172)"],
        },
      ],
      hints: [
        "To come back to $+1$ the sequence must change its sign twice: $p(\\sigma)<-\\sqrt3$ at first.",
        "The lower end solves $p(\\sigma)=-\\sqrt3$. What does the upper end solve?",
      ],
      explanation:
        "Let $b_0=\\sqrt3$ and let $b_{m+1}>1$ solve $p(b_{m+1})=-b_m$: $b_1=2.14776$, $b_2=2.22123$, $b_3=2.23359$, and so on towards $\\sqrt5$. Between $b_m$ and $b_{m+1}$ the limit is $-1$ for even $m$ and $+1$ for odd $m$, and at each $b_m$ the sequence reaches $0$. The first band for $+1$ is $(b_1,b_2)$.",
    },
    {
      kind: "choice",
      id: "beyond",
      title: "At √5 and beyond",
      points: 3,
      source: "d4.2e",
      prompt: "What happens from a start with $\\sigma\\ge\\sqrt5$?",
      options: [
        {
          id: "cycle-and-diverges",
          text: "At $\\sqrt5$ it jumps between $\\sqrt5$ and $-\\sqrt5$ for ever; beyond, it grows without bound with alternating sign.",
        },
        { id: "diverges-plus", text: "It grows to $+\\infty$ without changing its sign, from $\\sqrt5$ on." },
        { id: "cycle", text: "It jumps between $\\sigma$ and $-\\sigma$ for ever, whatever $\\sigma\\ge\\sqrt5$ is." },
        { id: "minus-one", text: "It ends at $-1$." },
        { id: "zero", text: "It ends at $0$." },
      ],
      key: ["cycle-and-diverges"],
      mistakes: [
        {
          id: "one-sign",
          title: "The sign alternates",
          kind: "sign",
          feedback: "For large $\\sigma$ the cube wins, and it has a minus: $p(3)=-9$, $p(-9)=351$.",
          answers: [["diverges-plus"]],
        },
        {
          id: "cycle-everywhere",
          title: "Only one start does that",
          kind: "edge-case",
          feedback: "$p(\\sigma)=-\\sigma$ is an equation. Solve it, then try $3$.",
          answers: [["cycle"]],
        },
        {
          id: "still-bounded",
          title: "These starts do not come back",
          kind: "edge-case",
          feedback: "From $\\sqrt5$ on a step no longer makes the number smaller in size. Try $3$.",
          answers: [["minus-one"], ["zero"]],
        },
      ],
      hints: ["Solve $p(\\sigma)=-\\sigma$ for $\\sigma>0$."],
      explanation:
        "$p(\\sigma)=-\\sigma$ gives $\\sigma^2=5$: a cycle of two, and an unstable one, because two steps multiply a small distance by $p'(\\sqrt5)^2=36$. Beyond it $|p(\\sigma)|>\\sigma$, so the size grows in every step while the sign alternates.",
      afterword:
        "A program that starts at the floating-point number nearest to $\\sqrt5$ leaves the cycle after some twenty steps: the rounding grows by 36 every two steps.",
    },
    {
      kind: "written",
      id: "basin-argument",
      title: "The whole picture",
      points: 4,
      source: "d4.2e",
      prompt:
        "Argue for each range of starts $\\sigma>0$ what becomes of the sequence: up to $1$, from there to $\\sqrt3$, up to $\\sqrt5$, and beyond.",
      rubric: [
        {
          id: "rises",
          text: "0 < sigma < 1: p(sigma) lies between sigma and 1, so the sequence rises, is bounded by 1 and converges; the only fixed point it can reach is 1.",
          points: 1,
        },
        {
          id: "one-step",
          text: "1 < sigma < sqrt 3: the first step lands between 0 and 1. At sqrt 3 it lands on 0 and stays.",
          points: 1,
        },
        {
          id: "between",
          text: "sqrt 3 < sigma < sqrt 5: the first step is negative and smaller in size; the end is -1 or +1 (0 for single starts).",
          points: 1,
        },
        {
          id: "grows",
          text: "sqrt 5 is a cycle of two; beyond it the size grows without bound and the sign alternates.",
          points: 1,
        },
        {
          id: "bands",
          text: "Describes the bands: their borders solve p(b') = -b starting from sqrt 3, and the limits -1 and +1 take turns.",
          points: 1,
          bonus: true,
        },
      ],
      misconceptions: [
        {
          id: "linear-test",
          text: "It converges to 1 from wherever |p'| is below 1.",
          feedback:
            "That only holds close to the fixed point. Start at $0.1$, where $p'$ is above $1$: the sequence reaches $1$ nevertheless.",
        },
        {
          id: "always-minus",
          text: "Between sqrt 3 and sqrt 5 it always ends at -1.",
          feedback: "Follow the start $2.2$ for two steps.",
        },
      ],
      hints: [
        "Compare $p(\\sigma)$ with $\\sigma$ and with $1$ in each range.",
        "For a negative number use that $p$ is odd.",
      ],
      explanation:
        "On $(0,1)$: $\\sigma<p(\\sigma)<1$, a rising bounded sequence whose limit is a fixed point, hence $1$. On $(1,\\sqrt3)$: $0<p(\\sigma)<1$ after one step. At $\\sqrt3$: $0$. On $(\\sqrt3,\\sqrt5)$: $-\\sigma<p(\\sigma)<0$, and the mirrored sequence decides, so bands for $-1$ and $+1$ take turns. At $\\sqrt5$: $p(\\sigma)=-\\sigma$. Beyond: $|p(\\sigma)|>\\sigma$ with the opposite sign, so it alternates and grows.",
    },
    {
      kind: "choice",
      id: "prepare",
      title: "What to ensure first",
      points: 3,
      source: "d4.2f",
      prompt:
        "Before the first step $W$ is multiplied by a number. With which is every non-zero singular value certain to end at $1$?",
      options: [
        { id: "frobenius", text: "$1/\\|W\\|_F$, with the Frobenius norm" },
        { id: "max-entry", text: "$1/\\max_{ij}|W_{ij}|$", spoken: "one over the largest absolute entry of W" },
        { id: "root-three", text: "$\\sqrt3/\\|W\\|_F$, with the Frobenius norm" },
        { id: "size", text: "$1/\\sqrt{mn}$, with the shape of $W$" },
        { id: "none", text: "$1$: nothing has to be done" },
      ],
      key: ["frobenius"],
      mistakes: [
        {
          id: "largest-entry",
          title: "The largest entry does not bound the singular values",
          kind: "formula",
          feedback: "A matrix of ones of size $n\\times n$ has the largest entry $1$ and the singular value $n$.",
          answers: [["max-entry"]],
        },
        {
          id: "on-the-edge",
          title: "One kind of matrix lands on the edge",
          kind: "edge-case",
          feedback:
            "A matrix of rank one has a single singular value, equal to its Frobenius norm. After this scaling it is $\\sqrt3$, and $p(\\sqrt3)=0$. Gradients of one example are such matrices.",
          answers: [["root-three"]],
        },
        {
          id: "by-shape",
          title: "The shape says nothing about the size",
          kind: "formula",
          feedback: "Multiply $W$ by $1000$: its shape stays, and its singular values leave the interval.",
          answers: [["size"]],
        },
        {
          id: "nothing",
          title: "Large singular values run away",
          kind: "edge-case",
          feedback:
            "The steps converge to $1$ only from starts below $\\sqrt3$, and nothing keeps the singular values of $W$ there.",
          answers: [["none"]],
        },
      ],
      hints: [
        "All singular values have to lie in the interval around $1$ that you found.",
        "Which of these quantities is at least as large as every singular value?",
      ],
      explanation:
        "The Frobenius norm is the root of the sum of the squared singular values, so it is at least the largest. After the division all of them are in $[0,1]$; those that are not $0$ rise to $1$ while $U$ and $V$ stay, so $W\\to UV^\\top$ when no singular value is $0$. A small one takes about $\\log_{1.5}(1/\\sigma)$ steps longer.",
      afterword:
        "Singular values near $-1$, as the sheet has it, do not exist: where the scalar sequence goes to $-1$ the singular value goes to $1$ and a singular vector changes its sign. A singular value of $0$ stays $0$, so the limit is orthogonal only if $W$ has full rank.",
    },
    {
      kind: "written",
      id: "why-orthogonal",
      title: "Why it orthogonalises",
      points: 3,
      source: "d4.2f",
      prompt:
        "Put it together: why does the iteration bring $W$ close to an orthogonal matrix, which one is it, and what has to hold for $W$ at the start?",
      rubric: [
        {
          id: "vectors",
          text: "U and V are the same in every step.",
          points: 1,
        },
        {
          id: "values",
          text: "Every singular value in (0, sqrt 3) tends to 1, so W tends to U V^T (and W W^T or W^T W to I).",
          points: 1,
        },
        {
          id: "normalise",
          text: "W must be scaled so that its largest singular value is below sqrt 3, for instance by its Frobenius norm.",
          points: 1,
        },
        {
          id: "limits",
          text: "Names a limit: singular values of 0 stay 0 (full rank is needed), or tiny ones take many steps.",
          points: 1,
          bonus: true,
        },
      ],
      misconceptions: [
        {
          id: "max-entry",
          text: "Dividing by the largest entry is enough.",
          feedback: "That does not bound the largest singular value: take a large matrix of ones.",
        },
        {
          id: "any-start",
          text: "It works from any start.",
          feedback: "What does the scalar sequence do from $3$?",
        },
        {
          id: "identity",
          text: "W tends to the identity.",
          feedback: "The singular values become $1$, but what happens to $U$ and $V$?",
        },
      ],
      hints: ["What are the singular values of an orthogonal matrix?"],
      explanation:
        "Each step keeps $U$ and $V$ and sends $\\sigma_i$ to $p(\\sigma_i)$. From $(0,\\sqrt3)$ all of them go to $1$, so $W\\to UV^\\top$, the orthogonal factor of its polar decomposition. Dividing by $\\lVert W\\rVert_F$ first puts them into $[0,1]$. One that is $0$ stays there, and a tiny one needs about $\\log_{1.5}(1/\\sigma)$ further steps.",
    },
  ],
});
