import { defineProblem } from "allclose";

/** Height, place and width. */
type Hill = [number, number, number];

const twoHills = (first: Hill, second: Hill, smoothing: number) => ({ hills: [first, second], smoothing });

export default defineProblem({
  title: "An objective with many hills",
  summary: "Where ascent ends, what smoothing changes, and what three gradient estimates are good for.",
  tags: ["optimisation", "gradient-estimation"],
  parts: [
    {
      kind: "number",
      id: "limit",
      title: "Where ascent ends",
      points: 1,
      source: "h2.6a",
      prompt: "To which point does gradient ascent converge? Three correct digits after the point are enough.",
      key: ["[0.045372, 0.848328]", "[0.045, 0.848]", "[0.0437, 0.8487]"],
      tolerance: { kind: "absolute", atol: 0.005 },
      mistakes: [
        {
          id: "global-maximum",
          title: "That is the highest point of all",
          kind: "formula",
          feedback: "Compute $f$ along the path. It ends far below the value $1.96$ that $f$ has at this point.",
          answers: ["[2.18016, 2.04517]"],
        },
        {
          id: "swapped",
          title: "The coordinates are swapped",
          kind: "index",
          feedback: "This is the point with $x$ and $y$ exchanged.",
          answers: ["[0.848328, 0.045372]"],
        },
        {
          id: "start",
          title: "This is the start",
          kind: "order",
          feedback: "The gradient is not zero at the start. Let the iteration run until it settles.",
          answers: ["[-0.3, 0.5]"],
        },
      ],
      hints: ["Thirty steps bring you near; a few hundred show where it settles."],
      explanation:
        "After 30 steps the point is $(0.0437,0.8487)$, and it settles at $(0.0454,0.8483)$, where $f=-3.538$.",
    },
    {
      kind: "choice",
      id: "limit-kind",
      title: "What kind of point that is",
      points: 1,
      source: "h2.6a",
      prompt: "What can be said of the point where it ends?",
      options: [
        { id: "local", text: "A local maximum, which is not the highest" },
        { id: "global", text: "The global maximum" },
        { id: "saddle", text: "A saddle" },
        { id: "none", text: "It is no limit: the iteration does not settle" },
      ],
      key: ["local"],
      mistakes: [
        {
          id: "called-global",
          title: "There are higher points",
          feedback: "Compare $f$ there, $-3.54$, with $f=1.96$ near $(2.18,2.05)$.",
          answers: [["global"]],
        },
        {
          id: "called-saddle",
          title: "The curvature is negative in both directions",
          feedback: "Check the curvature along both eigenvectors of the second derivatives. Ascent leaves a saddle.",
          answers: [["saddle"]],
        },
        {
          id: "called-divergent",
          title: "It settles",
          feedback: "At this rate the steps shrink to $0$. Print their lengths.",
          answers: [["none"]],
        },
      ],
      explanation:
        "The gradient vanishes and both curvatures are negative, but $f=-3.54$ is far below the maximum, $1.96$.",
    },
    {
      kind: "number",
      id: "share",
      title: "How many starts reach the top",
      points: 1,
      source: "h2.6a",
      prompt:
        "From $100\\times100$ starts on a grid over $[-1,3]^2$, how many per cent end at the global maximum? (1000 steps each.)",
      key: ["6.7", "6.5"],
      range: { from: 5.8, to: 7.6 },
      unit: "%",
      mistakes: [
        {
          id: "equal-basins",
          title: "This takes all basins to be of the same size",
          kind: "formula",
          feedback: "The grid meets 23 basins, but they are not equally large. Count starts, not basins.",
          answers: ["4.348"],
        },
        {
          id: "as-share",
          title: "This is a share",
          kind: "factor",
          feedback: "Asked are per cent: the share times 100.",
          answers: ["0.067"],
        },
        {
          id: "all",
          title: "Most starts end elsewhere",
          kind: "formula",
          feedback: "Try a few starts in the lower left: where do they end?",
          answers: ["100"],
        },
      ],
      hints: ["Count the starts whose end is close to $(2.18,2.05)$."],
      explanation:
        "About 6.7 % of the starts lie in the global maximum's basin. All others end at one of 22 lower maxima.",
    },
    {
      kind: "written",
      id: "convergence",
      title: "Trajectory and start",
      points: 2,
      source: "h2.6a",
      prompt: "Describe the trajectory. Does it converge, and where to? How does that depend on the start?",
      rubric: [
        { id: "local", text: "It converges to a nearby local maximum, not to the global one.", points: 1 },
        {
          id: "start",
          text: "The start decides: other starts end at other maxima, only those in the global basin at the top.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "global",
          text: "It finds the global maximum.",
          feedback: "Compare $f$ at the end, $-3.54$, with $1.96$.",
        },
        {
          id: "diverges",
          text: "It diverges, or does not converge.",
          feedback: "At $\\eta=0.01$ the steps shrink to $0$: look at their lengths.",
        },
        { id: "saddle", text: "It stops at a saddle.", feedback: "Check both curvatures at the end." },
      ],
      explanation:
        "It climbs straight to the nearest hill and settles at the local maximum $(0.045,0.848)$ with $f=-3.54$. Other starts end at other hills; only those in the basin of $(2.18,2.05)$, 6 to 7 % of the square, reach the top.",
    },
    {
      kind: "number",
      id: "periods",
      title: "Two periods",
      points: 1,
      source: "h2.6b",
      prompt:
        "The sine depends on $x-2y$ alone, the cosine on $x+2y$ alone. What are their periods in these two variables? Give both as a vector.",
      key: ["[2pi/2.5, pi/2]", "[2.51327, 1.570796]", "[2.513, 1.571]"],
      mistakes: [
        {
          id: "frequencies",
          title: "These are frequencies",
          kind: "formula",
          feedback: "They say how fast the angle grows. A period is what makes the angle grow by $2\\pi$.",
          answers: ["[2.5, 4]"],
        },
        {
          id: "inverse",
          title: "The circle is missing",
          kind: "factor",
          feedback: "A full turn of the angle is $2\\pi$, not $1$.",
          answers: ["[0.4, 0.25]"],
        },
        {
          id: "swapped",
          title: "The two are swapped",
          kind: "index",
          feedback: "The first entry belongs to the sine, which depends on $x-2y$.",
          answers: ["[1.570796, 2.513274]"],
        },
      ],
      hints: ["Write $2.5x-5y$ as a number times $(x-2y)$."],
      explanation:
        "$\\sin(2.5(x-2y))$ has period $2\\pi/2.5=2.513$ in $x-2y$; $\\cos(4(x+2y))$ has $2\\pi/4=1.571$ in $x+2y$.",
    },
    {
      kind: "choice",
      id: "lattice",
      title: "Steps of the pattern",
      points: 1,
      source: "h2.6b",
      several: true,
      prompt: "By which shifts does the pattern of hills repeat, apart from the slow slope of the quadratic part?",
      options: [
        { id: "along-sine", text: "$(1.2566,\\,-0.6283)$", spoken: "1.2566 and minus 0.6283" },
        { id: "along-cosine", text: "$(0.7854,\\,0.3927)$", spoken: "0.7854 and 0.3927" },
        { id: "along-x", text: "$(1.5708,\\,0)$", spoken: "1.5708 and 0" },
        { id: "along-y", text: "$(0,\\,1.5708)$", spoken: "0 and 1.5708" },
        { id: "frequency", text: "$(2,\\,1)$", spoken: "2 and 1" },
      ],
      key: ["along-sine", "along-cosine"],
      mistakes: [
        {
          id: "axis-parallel",
          title: "The pattern is not parallel to the axes",
          feedback: "The arguments are multiples of $x-2y$ and $x+2y$. A shift along one axis changes both.",
          answers: [["along-x", "along-y"], ["along-x"], ["along-y"]],
        },
        {
          id: "frequency-as-period",
          title: "A frequency is used as a period",
          feedback: "The shift $(2,1)$ changes $x+2y$ by $4$. The cosine repeats when it changes by $2\\pi/4$.",
          answers: [["frequency"], ["along-sine", "frequency"]],
        },
        {
          id: "one-of-two",
          title: "There is one more",
          feedback: "A pattern in the plane repeats in two directions.",
          answers: [["along-sine"], ["along-cosine"]],
        },
      ],
      hints: ["A shift fits if it changes each of $x-2y$ and $x+2y$ by a whole number of periods."],
      explanation:
        "$(1.2566,-0.6283)$ changes $x-2y$ by one period and leaves $x+2y$; $(0.7854,0.3927)$ does the reverse. All other shifts are combinations of these.",
    },
    {
      kind: "number",
      id: "basins",
      title: "How many basins the grid meets",
      points: 1,
      source: "h2.6b",
      prompt:
        "At how many different points do the $100\\times100$ starts on $[-1,3]^2$ end? (Ends closer than $0.01$ count as one.)",
      key: ["23"],
      tolerance: { kind: "exact" },
      mistakes: [
        {
          id: "inside",
          title: "These are the maxima inside the square",
          kind: "edge-case",
          feedback: "Starts near the border may climb to a maximum outside of it.",
          answers: ["17"],
        },
        {
          id: "whole-plane",
          title: "These are all maxima of the plane",
          kind: "formula",
          feedback: "Many of them lie too far away to be reached from a start in the square.",
          answers: ["50"],
        },
      ],
      hints: ["Your function `basins` counts them."],
      explanation:
        "The ends are 23 maxima: the 17 in the square, and 6 beyond its border to which starts near it climb.",
    },
    {
      kind: "written",
      id: "pattern",
      title: "The pattern of basins",
      points: 2,
      source: "h2.6b",
      prompt: "Describe the pattern of the basins, and say which part of $f$ makes it.",
      rubric: [
        {
          id: "diagonal",
          text: "Repeated diagonal cells: two families of crossing bands, x - 2y = const and x + 2y = const.",
          points: 1,
        },
        {
          id: "origin",
          text: "The sine and the cosine make them (periods 2.513 and 1.571); the quadratic part only tilts the whole and keeps the number of hills finite.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "axes",
          text: "The cells are parallel to the axes.",
          feedback: "The arguments are multiples of $x-2y$ and $x+2y$.",
        },
        {
          id: "frequencies",
          text: "The pattern has periods 2.5 and 4.",
          feedback: "Those are frequencies. A period is $2\\pi$ divided by the frequency.",
        },
        {
          id: "infinitely-many",
          text: "There are infinitely many maxima.",
          feedback: "Far out the quadratic part is too steep for hills: there are 50 in the plane.",
        },
      ],
      explanation:
        "Diagonal cells, one for each hill, between bands of constant $x-2y$ (from the sine, period $2.513$) and of constant $x+2y$ (from the cosine, period $1.571$). The quadratic part tilts the pattern towards $(2,2)$ and ends it far out.",
    },
    {
      kind: "number",
      id: "largest-rate",
      title: "The largest stable rate",
      points: 2,
      source: "h2.6c",
      prompt:
        "Up to which $\\eta$ can gradient ascent settle at the global maximum $(2.18016,2.04517)$? Two correct digits are enough.",
      key: ["0.0208", "0.0208018", "2/96.1455"],
      range: { from: 0.02, to: 0.021 },
      mistakes: [
        {
          id: "one-over-curvature",
          title: "Half of the limit",
          kind: "factor",
          feedback:
            "At this rate the sharpest direction is done in a single step. It still settles with up to twice as much.",
          answers: ["0.0104"],
        },
        {
          id: "flattest-hill",
          title: "This belongs to another hill",
          kind: "index",
          feedback: "So large a rate suits the flattest of all hills. The global maximum is the sharpest.",
          answers: ["0.1007"],
        },
        {
          id: "curvature",
          title: "This is the curvature",
          kind: "formula",
          feedback: "The limit is two divided by the largest curvature, not the curvature itself.",
          answers: ["96.1455"],
        },
      ],
      hints: [
        "Near the maximum, what does one step multiply the distance by, in the direction of largest curvature?",
        "The factor is $1-\\eta|\\lambda|$. When is its size below $1$?",
      ],
      explanation:
        "Along an eigenvector of the second derivatives a step multiplies the distance by $1-\\eta|\\lambda|$, so $\\eta<2/|\\lambda|=0.0208$ for the sharpest direction. Of all 50 maxima the global one has the smallest limit.",
    },
    {
      kind: "choice",
      id: "larger-rate",
      title: "What a larger rate does",
      points: 1,
      source: "h2.6c",
      prompt:
        "From many random starts: how does the share that ends at the global maximum change when $\\eta$ grows from $0.01$ to $0.03$?",
      options: [
        { id: "none", text: "It falls to $0$ beyond a certain rate" },
        { id: "grows", text: "It grows, because larger steps leave the low hills" },
        { id: "same", text: "It stays the same; only the speed changes" },
      ],
      key: ["none"],
      mistakes: [
        {
          id: "larger-is-better",
          title: "The share does not grow",
          feedback:
            "Large steps do leave low hills, but they cannot settle at the highest one either: beyond its limit the share is $0$ %.",
          answers: [["grows"]],
        },
        {
          id: "only-speed",
          title: "It is more than the speed",
          feedback: "That is so while $\\eta$ is below the limit of the question before. What happens beyond it?",
          answers: [["same"]],
        },
      ],
      explanation:
        "Up to $0.0207$ it stays near 6.4 %, from $0.0209$ on it is 0 %: the highest hill is also the sharpest. At $0.03$ only 7 % of the runs settle anywhere.",
    },
    {
      kind: "written",
      id: "rates",
      title: "Rates and remedies",
      points: 3,
      source: "h2.6c",
      prompt:
        "What do small and large rates do here? Is there a rate that finds the optimum reliably? Name a remedy, and say why it helps.",
      rubric: [
        { id: "small", text: "Small rates: trapped at the nearest local maximum.", points: 1 },
        {
          id: "large",
          text: "Large rates: jerky, jumps between basins, does not converge; no rate finds the optimum reliably.",
          points: 1,
        },
        {
          id: "remedy",
          text: "Any one sensible remedy with a reason: noise that is annealed, restarts, momentum, smoothing, a decreasing rate.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "faster",
          text: "A larger rate gets to the global optimum faster.",
          feedback: "From $\\eta=0.0209$ on, none of the runs ends there.",
        },
      ],
      explanation:
        "Small rates climb the nearest hill and stay. Large ones jump between basins and do not settle; beyond $0.0208$ not even the global maximum holds them. No rate is reliable. Noise that is turned down slowly, restarts or smoothing help, because they let the path leave low hills first and settle later.",
    },
    {
      kind: "number",
      id: "damping",
      title: "What smoothing leaves of the waves",
      points: 2,
      source: "h2.6d",
      prompt:
        "Smoothing with $\\sigma$ multiplies $\\sin(c^\\top p)$ and $\\cos(c^\\top p)$ by $e^{-\\sigma^2\\|c\\|^2/2}$. What are the factors of the sine and of the cosine for $\\sigma=0.3$? Give both as a vector.",
      key: ["[exp(-1.40625), exp(-3.6)]", "[0.24506, 0.027324]"],
      tolerance: { kind: "relative", rtol: 0.005 },
      mistakes: [
        {
          id: "without-half",
          title: "The half in the exponent is missing",
          kind: "factor",
          feedback: "The exponent is half of $\\sigma^2\\|c\\|^2$.",
          answers: ["[exp(-2.8125), exp(-7.2)]"],
        },
        {
          id: "sigma-not-squared",
          title: "The standard deviation is used as a variance",
          kind: "factor",
          feedback: "The exponent contains $\\sigma^2=0.09$.",
          answers: ["[exp(-4.6875), exp(-12)]"],
        },
        {
          id: "swapped",
          title: "The two are swapped",
          kind: "index",
          feedback: "The first entry belongs to the sine.",
          answers: ["[exp(-3.6), exp(-1.40625)]"],
        },
        {
          id: "one-component",
          title: "Only the first component of $c$ is used",
          kind: "formula",
          feedback: "Both coordinates are shifted: $\\|c\\|^2$ is the sum of two squares.",
          answers: ["[exp(-0.28125), exp(-0.72)]"],
        },
      ],
      hints: ["For the sine $c=(2.5,-5)$, for the cosine $c=(4,8)$."],
      explanation:
        "$\\|c\\|^2$ is $31.25$ for the sine and $80$ for the cosine, so the factors are $e^{-1.406}=0.245$ and $e^{-3.6}=0.0273$: the shorter wave all but vanishes.",
    },
    {
      kind: "number",
      id: "one-hill",
      title: "When one hill is left",
      points: 1,
      source: "h2.6d",
      prompt: "From which $\\sigma$ on has $f_\\sigma$ a single maximum? An accuracy of $0.01$ is enough.",
      key: ["0.2884", "0.29"],
      range: { from: 0.278, to: 0.299 },
      mistakes: [
        {
          id: "still-in-the-region",
          title: "This is another threshold",
          kind: "formula",
          feedback:
            "Up to here the maximiser of $f_\\sigma$ still has $f\\ge1.62$. The last side hill is gone earlier.",
          answers: ["0.31177"],
        },
        {
          id: "too-early",
          title: "There are still several hills",
          kind: "formula",
          feedback: "At $\\sigma=0.2$ eight maxima are left in the plane.",
          answers: ["0.2"],
        },
      ],
      hints: ["Draw $f_\\sigma$ for several $\\sigma$, or look for points where its gradient vanishes."],
      afterword: "That smoothing takes away all local maxima is true for $\\sigma$ above about $0.2885$ only.",
      explanation:
        "There are 29 maxima at $\\sigma=0.1$, 8 at $0.2$ and 1 at $0.3$; the last side hill goes at $0.288$.",
    },
    {
      kind: "hills",
      id: "far-maximiser",
      title: "A maximiser that moves far",
      points: 1,
      source: "h2.6d",
      prompt:
        "Make up a function of one variable whose maximiser moves by at least $5$ when it is smoothed. It is a sum of two hills\n\n$$f(x)=A_1\\,e^{-(x-m_1)^2/(2s_1^2)}+A_2\\,e^{-(x-m_2)^2/(2s_2^2)}$$\n\nof heights $A_i$, places $m_i$ and widths $s_i>0$, and $f_\\sigma(x)=\\mathbb E\\,f(x+\\sigma z)$ with $z$ standard normal. Choose all seven numbers. Every function that does it is right.",
      by: 5,
      key: [
        twoHills([1.5, 10, 0.05], [1, 0, 2], 0.5),
        twoHills([1, -3, 3], [2, 4, 0.1], 1),
        twoHills([1.2, 0, 1], [1, 8, 2], 2),
        twoHills([1, 0, 0.1], [1, 12, 0.1], 8),
        twoHills([1, 0, 10], [-0.8, 0.5, 3], 10),
      ],
      mistakes: [
        {
          id: "stays-highest",
          title: "The same hill stays the highest",
          kind: "formula",
          feedback:
            "Smoothing lowers a hill of width $s$ by the factor $s/\\sqrt{s^2+\\sigma^2}$. Compute both heights after smoothing: which hill has to lose more?",
          when: "same-hill",
          answers: [
            twoHills([1.5, 10, 0.5], [1, 0, 2], 0.1),
            twoHills([1, 10, 0.05], [1.5, 0, 2], 0.5),
            twoHills([1.5, 10, 2], [1, 0, 0.05], 0.5),
            twoHills([3, 10, 1], [1, 0, 1], 5),
          ],
        },
        {
          id: "moves-too-little",
          title: "It moves, but not far enough",
          kind: "factor",
          feedback: "The other hill takes over, but the two stand too near to each other.",
          when: "too-near",
          answers: [twoHills([1.5, 4, 0.05], [1, 0, 2], 0.5), twoHills([1.5, 10, 0.05], [1, 5.1, 2], 0.5)],
        },
        {
          id: "equally-high",
          title: "Two points are equally high",
          kind: "edge-case",
          feedback: "It is open which of them is the maximiser, and one of them is hardly moved. Make one hill higher.",
          when: "tie",
          answers: [twoHills([1, 0, 1], [1, 100, 1], 0.5)],
        },
        {
          id: "no-smoothing",
          title: "Nothing is smoothed",
          kind: "edge-case",
          feedback: "With $\\sigma=0$ the function stays what it is.",
          when: "not-smoothed",
          answers: [twoHills([1.5, 10, 0.05], [1, 0, 2], 0)],
        },
        {
          id: "no-highest-point",
          title: "There is no highest point",
          kind: "sign",
          feedback:
            "Far out the function nears $0$. Where it is above $0$ nowhere, before or after smoothing, no point is the highest.",
          when: "no-maximum",
          answers: [twoHills([-1.5, 10, 0.05], [-1, 0, 2], 0.5)],
        },
      ],
      hints: [
        "Think of a high needle beside a low, broad hill.",
        "Smoothing keeps the area of a hill, $A\\,s\\sqrt{2\\pi}$, and makes it $\\sqrt{s^2+\\sigma^2}$ wide. What does that do to its height?",
      ],
      afterword:
        "The example of the course's sheet has a plateau as its maximum rather than a single point, and it works when the spike is much narrower than $\\sigma$.",
      explanation:
        "A hill of height $A$ and width $s$ becomes one of height $As/\\sqrt{s^2+\\sigma^2}$ and width $\\sqrt{s^2+\\sigma^2}$. A spike of height $1.5$ and width $0.05$ at $10$, smoothed with $\\sigma=0.5$, is about $0.15$ high; a hill of height $1$ and width $2$ at $0$ keeps $0.97$. So the maximiser goes from $10$ to $0$.",
    },
    {
      kind: "written",
      id: "smoothing",
      title: "Smoothing and the optimum",
      points: 2,
      source: "h2.6d",
      prompt: "How does the maximiser of $f_\\sigma$ move as $\\sigma$ grows, and why?",
      rubric: [
        {
          id: "moves",
          text: "It moves away from the maximiser of f as sigma grows (0.005, 0.029, 0.112, 0.183 for 0.1, 0.2, 0.3, 0.5).",
          points: 1,
        },
        {
          id: "average",
          text: "f_sigma is a local average: spikes narrower than sigma are averaged away, broad hills win.",
          points: 1,
        },
      ],
      explanation:
        "It moves from $(2.180,2.045)$ towards $(2,2)$: by $0.005$, $0.029$, $0.112$ and $0.183$ for $\\sigma=0.1$, $0.2$, $0.3$ and $0.5$. $f_\\sigma$ is a local average, so hills narrower than $\\sigma$ are averaged away.",
    },
    {
      kind: "choice",
      id: "large-delta",
      title: "A large difference step",
      points: 1,
      source: "h2.6e",
      prompt:
        "Finite differences with $\\delta=0.25$ settle away from the maximiser of $f_\\sigma$, even without noise. Why?",
      options: [
        {
          id: "bias",
          text: "A forward difference estimates the slope beside the point, and that bias does not average out",
        },
        { id: "variance", text: "With so large a $\\delta$ the estimate has too large a variance" },
        { id: "smoothing", text: "Because smoothing has moved the maximiser" },
        { id: "rate", text: "Because $\\eta$ is too small to get there in 30 steps" },
      ],
      key: ["bias"],
      mistakes: [
        {
          id: "noise",
          title: "Noise is not the reason",
          feedback:
            "It settles away from the maximiser also when the average over all samples is taken. A variance would be gone then.",
          answers: [["variance"]],
        },
        {
          id: "moved-maximiser",
          title: "The distance is measured from the smoothed maximiser",
          feedback: "The maximiser of $f_\\sigma$ itself is missed. What else differs from its gradient?",
          answers: [["smoothing"]],
        },
        {
          id: "more-steps",
          title: "More steps do not help",
          feedback: "Let it run ten times as long: it settles, at the wrong place.",
          answers: [["rate"]],
        },
      ],
      explanation:
        "The iteration settles where the difference vanishes rather than the slope, and that is beside the maximum: $0.145$, $0.562$ and $0.947$ away for $\\delta=0.1$, $0.25$ and $1$. A central difference with $\\delta=0.25$ settles $0.015$ away.",
    },
    {
      kind: "choice",
      id: "small-delta",
      title: "A tiny difference step",
      points: 1,
      source: "h2.6e",
      prompt: "What happens when $\\delta$ becomes tiny, such as $0.001$?",
      options: [
        {
          id: "shared-fine",
          text: "With shared samples nothing bad; with fresh samples in each term the noise grows like $1/\\delta$",
        },
        { id: "always-noisy", text: "The noise grows like $1/\\delta$ in either case" },
        { id: "never-noisy", text: "Nothing bad in either case" },
        { id: "stuck", text: "The estimate goes to $0$, so the iteration hardly moves" },
      ],
      key: ["shared-fine"],
      mistakes: [
        {
          id: "sharing-ignored",
          title: "Sharing the samples changes this",
          kind: "randomness",
          feedback:
            "With the same sample in both terms the difference itself shrinks with $\\delta$. What remains after the division?",
          answers: [["always-noisy"]],
        },
        {
          id: "fresh-ignored",
          title: "Fresh samples do not cancel",
          kind: "randomness",
          feedback:
            "The difference of two independent values of $f$ does not become small with $\\delta$. Now divide by $\\delta$.",
          answers: [["never-noisy"]],
        },
        {
          id: "undivided",
          title: "The division is forgotten",
          kind: "factor",
          feedback: "The difference goes to $0$, but it is divided by $\\delta$.",
          answers: [["stuck"]],
        },
      ],
      explanation:
        "With shared samples the estimate tends to the mean of $\\nabla f$ at the samples. With fresh ones, two values of $f$ that differ by chance are divided by $\\delta$.",
    },
    {
      kind: "written",
      id: "difference-settings",
      title: "Step, rate and samples",
      points: 3,
      source: "h2.6e",
      prompt: "How do $\\delta$, $\\eta$ and $N$ change the path of finite differences? Support it with runs of yours.",
      rubric: [
        { id: "samples", text: "Larger N: smoother paths (at more evaluations).", points: 1 },
        { id: "rate", text: "Smaller eta: smoother but slower; larger eta: jerky.", points: 1 },
        {
          id: "delta",
          text: "Large delta: biased, stalls away from the optimum. Tiny delta is fine because the noise is shared (with fresh noise it would explode).",
          points: 1,
        },
      ],
      explanation:
        "More samples and smaller rates make the path smoother, at the price of evaluations and steps. A large $\\delta$ biases the estimate: the path stalls beside the optimum. A tiny one does no harm here, because both terms use the same samples.",
    },
    {
      kind: "number",
      id: "evaluations",
      title: "What a run costs",
      points: 1,
      source: "h2.6g",
      prompt:
        "How many evaluations of $f$ do 30 steps with $N=20$ need with the policy gradient, and how many with finite differences in both coordinates? Give both as a vector.",
      key: ["[600, 1800]"],
      tolerance: { kind: "exact" },
      mistakes: [
        {
          id: "one-coordinate",
          title: "Two coordinates are shifted",
          kind: "budget",
          feedback: "Each sample needs $f$ at the sample, and once more for each coordinate.",
          answers: ["[600, 1200]"],
        },
        {
          id: "centre-twice",
          title: "The unshifted value is computed twice",
          kind: "budget",
          feedback: "Both coordinates can use the same unshifted value.",
          answers: ["[600, 2400]"],
        },
        {
          id: "one-step",
          title: "This is one step",
          kind: "budget",
          feedback: "Asked is the cost of all 30 steps.",
          answers: ["[20, 60]"],
        },
      ],
      explanation:
        "The policy gradient needs one value a sample, $30\\cdot20$; finite differences need three, $30\\cdot20\\cdot3$.",
    },
    {
      kind: "choice",
      id: "compared",
      title: "Policy gradient beside finite differences",
      points: 1,
      source: "h2.6g",
      prompt:
        "With the settings above the policy gradient ends near the optimum far more often (96 % against 19 % of runs within $0.3$). Why?",
      options: [
        {
          id: "delta",
          text: "Finite differences with $\\delta=0.25$ have a bias that the policy gradient has not; with a tiny $\\delta$ they do much better",
        },
        { id: "noise", text: "The policy gradient has less noise everywhere" },
        { id: "always", text: "Finite differences cannot work on this objective, whatever $\\delta$ is" },
      ],
      key: ["delta"],
      mistakes: [
        {
          id: "less-noise",
          title: "Far away it has more noise",
          feedback:
            "Its terms scale with $|f|/\\sigma$, and $|f|$ is large at the start: there one sample has a standard deviation of 27, against 3 to 6.",
          answers: [["noise"]],
        },
        {
          id: "never",
          title: "It depends on the difference step",
          feedback: "Repeat the runs with $\\delta=0.01$: 82 % of them end within $0.3$.",
          answers: [["always"]],
        },
      ],
      afterword:
        "That the policy gradient is much faster is true for $\\delta=0.25$. The stall of finite differences comes from that setting, not from the method.",
      explanation:
        "The forward difference with $\\delta=0.25$ stalls $0.56$ away. With $\\delta=0.01$ finite differences do as well as reparameterisation.",
    },
    {
      kind: "written",
      id: "policy-settings",
      title: "Rate and samples of the policy gradient",
      points: 2,
      source: "h2.6g",
      prompt:
        "How do $\\eta$ and $N$ change the path of the policy gradient? Compare it with finite differences, using runs of yours.",
      rubric: [
        {
          id: "noise",
          text: "Larger N and smaller eta make it smoother; with few samples it is very noisy far away and can diverge (with N = 1 nearly always).",
          points: 1,
        },
        {
          id: "comparison",
          text: "A comparison that the student's own runs support: it reaches the optimum where FD with delta = 0.25 stalls, at N instead of 3N evaluations, but with more noise a sample far away. That FD is as good with a small delta is a plus, not required.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "always-faster",
          text: "The policy gradient is always better than finite differences.",
          feedback: "Try finite differences with $\\delta=0.01$.",
        },
      ],
      explanation:
        "Smoother with more samples and a smaller rate; with $N=1$ nearly all runs diverge. It needs $N$ evaluations a step instead of $3N$ and ends near the optimum where finite differences with $\\delta=0.25$ stall, but a sample is several times noisier far away.",
    },
    {
      kind: "choice",
      id: "noise-near-optimum",
      title: "Where the policy gradient is not the noisier one",
      points: 1,
      source: "h2.6h",
      prompt: "Where is a sample of the policy gradient not noisier than one of reparameterisation?",
      options: [
        { id: "near", text: "Near the optimum of $f_\\sigma$, where $f$ is not far from $0$ on the samples" },
        { id: "nowhere", text: "Nowhere" },
        { id: "far", text: "Far away, where $|f|$ is large" },
        { id: "everywhere", text: "Everywhere" },
      ],
      key: ["near"],
      mistakes: [
        {
          id: "never-equal",
          title: "There is such a region",
          feedback: "The noise of a policy-gradient sample scales with $|f|/\\sigma$. Where is $|f|$ small?",
          answers: [["nowhere"]],
        },
        {
          id: "reversed",
          title: "It is the other way round",
          feedback: "A sample is multiplied by $f$: the larger $|f|$, the noisier.",
          answers: [["far"], ["everywhere"]],
        },
      ],
      explanation:
        "At the start a sample has a standard deviation of about 27, against 3 to 6. At the optimum of $f_\\sigma$ it is 3 to 4 against 3 to 7, which is how the policy gradient can end closer.",
    },
    {
      kind: "choice",
      id: "single-sample",
      title: "One sample a step",
      points: 1,
      source: "h2.6h",
      prompt: "What happens with $N=1$ in most runs?",
      options: [
        { id: "reparam-only", text: "Reparameterisation still climbs; the policy gradient diverges" },
        { id: "policy-only", text: "The policy gradient still climbs; reparameterisation diverges" },
        { id: "both", text: "Both still climb" },
        { id: "neither", text: "Both diverge" },
      ],
      key: ["reparam-only"],
      mistakes: [
        {
          id: "exchanged",
          title: "The two are exchanged",
          kind: "index",
          feedback: "Which of them is multiplied by $f$, whose size grows with the distance from the optimum?",
          answers: [["policy-only"]],
        },
        {
          id: "same-fate",
          title: "They differ",
          feedback: "Run both with $N=1$ from the start of this question, several times.",
          answers: [["both"], ["neither"]],
        },
      ],
      explanation:
        "With one sample 97 % of the policy gradient's runs diverge and none of reparameterisation's: it sums slopes, while the other multiplies each step by a value of $f$ that is large far away.",
    },
    {
      kind: "written",
      id: "reparam",
      title: "Reparameterisation and policy gradient",
      points: 2,
      source: "h2.6h",
      prompt: "Compare the paths of reparameterisation and of the policy gradient, and explain the difference.",
      rubric: [
        {
          id: "smoother",
          text: "Reparameterisation is far smoother and straighter on the way, and works even with N = 1.",
          points: 1,
        },
        {
          id: "reason",
          text: "It uses the gradient of f; the policy gradient only uses values, scaled by |f| / sigma.",
          points: 1,
        },
        {
          id: "limits",
          text: "Says where this is not so: near the optimum both are about equally noisy, and the policy gradient can end closer.",
          points: 1,
          bonus: true,
        },
      ],
      explanation:
        "Reparameterisation goes nearly straight, even with one sample, because each sample brings a slope of $f$. The policy gradient learns only values and scales them by their size over $\\sigma$. Near the optimum, where $f$ is near $0$, the two are about equally noisy.",
    },
    {
      kind: "number",
      id: "quantised-ascent",
      title: "Ascent on the quantised objective",
      points: 1,
      source: "h2.6i",
      prompt: "Gradient ascent is run on $f_q$ itself. Where is the point after 1000 steps?",
      key: ["[-0.3, 0.5]"],
      mistakes: [
        {
          id: "local-maximum",
          title: "That is where ascent on $f$ ends",
          kind: "formula",
          feedback: "What is the gradient of $f_q$ inside a plateau?",
          answers: ["[0.045372, 0.848328]", "[0.0454, 0.8483]", "[0.045, 0.848]"],
        },
        {
          id: "top",
          title: "It does not get there",
          kind: "formula",
          feedback: "This is the maximum of $f$. What is the gradient of $f_q$ at the start?",
          answers: ["[2.18016, 2.04517]"],
        },
      ],
      hints: ["The quantised objective takes whole values only. What does its graph look like?"],
      explanation: "$f_q$ is constant around the start, so its gradient is $0$ and the point stays at $(-0.3,0.5)$.",
    },
    {
      kind: "choice",
      id: "quantised-why",
      title: "Why it does that",
      points: 1,
      source: "h2.6i",
      prompt: "What is the reason, and would a larger $\\eta$ help?",
      options: [
        { id: "zero", text: "The gradient is $0$ on every plateau and undefined at the jumps; no $\\eta$ helps" },
        { id: "slow", text: "The gradient is tiny, so a larger $\\eta$ or more steps would do" },
        { id: "trapped", text: "It has reached a local maximum, which a larger $\\eta$ could leave" },
      ],
      key: ["zero"],
      mistakes: [
        {
          id: "only-slow",
          title: "It is not slow: it does not move",
          feedback: "However large $\\eta$ is, $\\eta\\cdot0=0$.",
          answers: [["slow"]],
        },
        {
          id: "local-trap",
          title: "It has not moved at all",
          feedback: "To be trapped somewhere it would have to go there first. Compare the point with the start.",
          answers: [["trapped"]],
        },
      ],
      explanation:
        "Almost every point lies inside a plateau. There the gradient is exactly $0$, and a multiple of $0$ is $0$.",
    },
    {
      kind: "written",
      id: "quantised",
      title: "What a quantised objective does to ascent",
      points: 2,
      source: "h2.6i",
      prompt: "Describe and explain what naive gradient ascent does on $f_q$.",
      rubric: [
        { id: "zero", text: "The gradient is zero inside the plateaus (and undefined at the jumps).", points: 1 },
        {
          id: "no-motion",
          text: "So the point never moves: after any number of steps it is still (-0.3, 0.5).",
          points: 1,
        },
      ],
      misconceptions: [
        { id: "slow", text: "It is slow.", feedback: "Compare the point after 10 and after 1000 steps." },
        {
          id: "local-maximum",
          text: "It gets stuck in a local maximum.",
          feedback: "It does not move at all, not even to the nearest hill.",
        },
        { id: "rate", text: "It needs a larger learning rate.", feedback: "$\\eta\\cdot0=0$ for every $\\eta$." },
      ],
      explanation:
        "Inside a plateau $\\nabla f_q=0$, and jumps are met with probability $0$. Every step adds $\\eta\\cdot0$: the point stays where it began.",
    },
    {
      kind: "choice",
      id: "quantised-reparam",
      title: "Reparameterisation on the quantised objective",
      points: 1,
      source: "h2.6j",
      prompt: "Reparameterisation averages $\\nabla f_q$ at the samples. What does it give?",
      options: [
        { id: "zero", text: "$0$, although the gradient of the smoothed $f_q$ is not $0$" },
        { id: "works", text: "A good estimate, since the smoothed $f_q$ is differentiable" },
        { id: "zero-both", text: "$0$, and rightly: the smoothed $f_q$ is flat as well" },
        { id: "noisy", text: "An estimate with more noise, which a larger $N$ makes up for" },
      ],
      key: ["zero"],
      mistakes: [
        {
          id: "differentiable",
          title: "It is differentiable, but this estimate never sees the jumps",
          feedback:
            "Each sample contributes $\\nabla f_q$ at a single point. What is that for a point inside a plateau?",
          answers: [["works"], ["noisy"]],
        },
        {
          id: "flat-too",
          title: "The smoothed function is not flat",
          feedback: "Shift the centre a little: more samples fall on a higher plateau, so their mean changes.",
          answers: [["zero-both"]],
        },
      ],
      explanation:
        "$\\nabla f_q=0$ almost everywhere, so every sample gives $0$. Exchanging gradient and expectation is not allowed for a function with jumps.",
    },
    {
      kind: "choice",
      id: "quantised-works",
      title: "What works instead",
      points: 1,
      source: "h2.6j",
      several: true,
      prompt: "Which estimates of the gradient can find the top of $f_q$?",
      options: [
        { id: "policy", text: "Policy gradient" },
        { id: "difference-wide", text: "Central finite differences with a $\\delta$ of about $\\sigma$" },
        { id: "difference-tiny", text: "Finite differences with shared samples and a $\\delta$ of $10^{-6}$" },
        { id: "reparam", text: "Reparameterisation with more samples" },
      ],
      key: ["policy", "difference-wide"],
      mistakes: [
        {
          id: "with-reparam",
          title: "More zeros are still zero",
          feedback: "A mean of zeros is zero, however many there are.",
          answers: [["reparam"], ["policy", "reparam"], ["policy", "difference-wide", "reparam"]],
        },
        {
          id: "tiny-difference",
          title: "A tiny step hardly ever crosses a jump",
          feedback: "With shared samples both terms nearly always lie on the same plateau.",
          answers: [
            ["policy", "difference-tiny"],
            ["difference-tiny"],
            ["policy", "difference-wide", "difference-tiny"],
          ],
        },
        {
          id: "policy-only",
          title: "There is one more",
          feedback: "A difference over a wide enough step does see the jumps between plateaus.",
          answers: [["policy"]],
        },
      ],
      explanation:
        "The policy gradient needs values only, and a difference over a wide step crosses jumps. A tiny step nearly never does, and reparameterisation adds up zeros.",
    },
    {
      kind: "written",
      id: "quantised-estimates",
      title: "Why reparameterisation fails here",
      points: 2,
      source: "h2.6j",
      prompt: "Explain what reparameterisation does on $f_q$, and why, although the smoothed $f_q$ is differentiable.",
      rubric: [
        { id: "uses-gradient", text: "It uses the gradient of f_q at the samples.", points: 1 },
        {
          id: "zero",
          text: "That gradient is zero almost everywhere, so the estimate is zero and nothing moves.",
          points: 1,
        },
        {
          id: "interchange",
          text: "Says why exchanging gradient and expectation fails: f_q has jumps, and what they contribute is lost.",
          points: 1,
          bonus: true,
        },
      ],
      misconceptions: [
        {
          id: "differentiable",
          text: "It works, since the smoothed function is differentiable.",
          feedback: "It is, but this estimate never sees the jumps.",
        },
      ],
      explanation:
        "It averages $\\nabla f_q$ at the samples, which is $0$ almost everywhere, so nothing moves. The smoothed function does have a slope, but all of it comes from samples that cross a jump, and a gradient at a point does not see jumps: gradient and expectation cannot be exchanged.",
    },
  ],
});
