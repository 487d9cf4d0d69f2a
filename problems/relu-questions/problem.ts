import { defineProblem } from "allclose";

export default defineProblem({
  title: "ReLUs on a broken line",
  summary: "What a small ReLU network can represent, and what its training finds at different widths.",
  tags: ["neural-networks", "regression"],
  parts: [
    {
      kind: "choice",
      id: "test-lower",
      title: "A test error below the training error",
      points: 1,
      source: "d1.2.test-lower",
      prompt:
        "After training, the MSE on the test data is often lower than the MSE on the training data. What is the main reason?",
      options: [
        { id: "noise", text: "The training targets are noisy, the test targets are not." },
        { id: "overfitting", text: "The network overfits." },
        { id: "contained", text: "The test data contain the inputs of the training data." },
        { id: "more", text: "There are more test points than training points." },
      ],
      key: ["noise"],
      mistakes: [
        {
          id: "overfitting",
          title: "Overfitting does the opposite",
          feedback:
            "A network that overfits follows the noise of its training data: its training error is low and its test error high.",
          answers: [["overfitting"]],
        },
        {
          id: "shared-inputs",
          title: "True, but not the reason",
          feedback: "The inputs are shared, but the values asked for there are not the same. In what do they differ?",
          answers: [["contained"]],
        },
        {
          id: "more-points",
          title: "A mean does not shrink with more points",
          feedback: "More points make an average steadier, not smaller. Compare what is asked for in the two sets.",
          answers: [["more"]],
        },
      ],
      hints: ["Think of a network that draws the target perfectly. What is its error on each of the two sets?"],
      explanation:
        "Even the target itself has an MSE of about $\\sigma^2$ on the noisy training data and of $0$ on the test data. No fit removes that floor without following the noise.",
    },
    {
      kind: "number",
      id: "test-lower-gap",
      title: "How large the gap is",
      points: 1,
      source: "d1.2.test-lower.gap",
      prompt:
        "About how much larger do you expect the training MSE to be than the test MSE, for a network that does not follow the noise? (20 % either way is close enough.)",
      key: ["0.01", "0.1^2", "1/100"],
      tolerance: { kind: "relative", rtol: 0.2 },
      mistakes: [
        {
          id: "standard-deviation",
          title: "This is the standard deviation of the noise",
          kind: "factor",
          feedback: "The error is a mean of squares. What is the mean square of the noise?",
          answers: ["0.1"],
        },
      ],
      hints: ["Write a training residual as (target − network) + noise and take the mean of its square."],
      explanation:
        "The noise is independent of the rest, so the mean square of the residual grows by the noise's mean square, $\\sigma^2=0.01$. In one run at width 20 the two errors were $0.036$ and $0.028$.",
    },
    {
      kind: "written",
      id: "test-lower-why",
      title: "Why the test error is lower",
      points: 1,
      source: "d1.2.test-lower",
      prompt: "Explain in a few sentences why a test error below the training error is nothing odd here.",
      rubric: [
        {
          id: "noise-floor",
          text: "Training targets carry noise of variance 0.01, so the training MSE of a good fit has a floor near 0.01; test targets have no noise, so the test MSE has none.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "overfitting",
          text: "The network overfits.",
          feedback: "Then the test error would be the larger one.",
        },
        {
          id: "shared-inputs",
          text: "The test set contains the training inputs.",
          feedback: "It does, but at those inputs the two sets ask for different values. Why?",
        },
      ],
      hints: ["What are the two errors of the target itself?"],
      explanation:
        "The training error measures the distance to noisy values and includes the noise's mean square, about $\\sigma^2=0.01$, unless the noise is followed. The test values are those of the target itself.",
    },
    {
      kind: "choice",
      id: "out-width",
      title: "Width, when the output layer learns",
      points: 1,
      source: "d1.2.out.width",
      prompt: "Only the output layer is trained. What does a larger width ($10\\to20\\to40$) do to the test error?",
      options: [
        { id: "lower", text: "It falls." },
        { id: "overfits", text: "It rises: the wide network overfits." },
        { id: "none", text: "Nothing: the hidden layer does not learn." },
      ],
      key: ["lower"],
      mistakes: [
        {
          id: "overfits",
          title: "Forty units do not overfit here",
          feedback: "There are 200 points and at most 41 numbers to learn. Compare the fits at the three widths.",
          answers: [["overfits"]],
        },
        {
          id: "no-effect",
          title: "Frozen units still matter",
          feedback: "The elbows are where they were drawn, but of more of them some are near every kink.",
          answers: [["none"]],
        },
      ],
      hints: [
        "The line can bend only at elbows. How far is a kink from the nearest one if there are 10 of them, or 40?",
      ],
      explanation:
        "More random elbows leave fewer kinks without one nearby. Over 40 random starts the median test MSE was $0.101$, $0.028$ and $0.010$.",
    },
    {
      kind: "points",
      id: "elbows",
      title: "The best elbows",
      points: 3,
      source: "d1.2.out.elbows",
      prompt:
        "Only the output layer is trained, but you may choose where the elbows are. One unit is on everywhere from $x=0$; put the other nine where they let the network draw the target exactly. Each may be off by $0.01$; their order does not count.",
      axes: {
        x: { from: 0, to: 1, label: "x" },
        y: { from: -1.2, to: 1.2, label: "y" },
      },
      curves: [
        {
          label: "target",
          points: [
            [0, 0],
            [0.1, -0.993772],
            [0.2, -0.221483],
            [0.3, 0.944409],
            [0.4, 0.431965],
            [0.5, -0.848136],
            [0.6, -0.620991],
            [0.7, 0.709735],
            [0.8, 0.779171],
            [0.9, -0.53608],
            [1, -0.898648],
          ],
        },
      ],
      on: { kind: "x-axis" },
      start: [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85],
      anyOrder: true,
      tolerance: { kind: "absolute", atol: 0.01 },
      key: [
        [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
        [0.9, 0.5, 0.1, 0.8, 0.4, 0.3, 0.7, 0.2, 0.6],
      ],
      mistakes: [
        {
          id: "an-end-for-a-kink",
          title: "An elbow at an end of the interval",
          feedback:
            "At the ends the target does not bend: an elbow there is free for another place, where the slope does change.",
          answers: [
            [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
            [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
          ],
        },
        {
          id: "evenly-from-end-to-end",
          title: "Spread evenly from end to end",
          feedback: "Even spacing helps when nothing is known of the target. Here you see where it bends.",
          answers: [[0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]],
        },
      ],
      hints: [
        "The network is a sum of lines that each bend once. Where does it bend, and where does the target?",
        "Look twice where two neighbouring pieces both climb or both fall: if their slopes differ, there is a kink between them too.",
      ],
      afterword:
        "The solutions of Discussion 1 speak of the discontinuities of the function. The target is continuous: it is its slope that jumps at these places, which are called kinks here.",
      explanation:
        "A sum of ReLUs bends only at their elbows, so each kink $0.1,\\dots,0.9$ needs one; the unit that is on from $0$ gives the first slope, and each output weight the change of slope at its kink. With these elbows ridge regression on the noisy data reached a test MSE of $7\\cdot10^{-4}$, against a median of $0.05$ with ten random ones.",
    },
    {
      kind: "number",
      id: "ridge",
      title: "A good λ",
      points: 2,
      source: "d1.2.ridge",
      prompt:
        "Ridge regression on the hidden units needs a $\\lambda$. Try some in the notebook and give one that does well at width 20.",
      key: ["1e-5", "1e-9", "1e-6", "10^-4"],
      range: { from: 1e-9, to: 1e-4 },
      mistakes: [
        {
          id: "too-large",
          title: "This λ underfits",
          kind: "factor",
          feedback:
            "So large a $\\lambda$ holds the weights back. Compare the curve with that of a $\\lambda$ a hundred times smaller.",
          answers: ["1e-3", "0.01", "0.1", "1", "10", "100"],
        },
        {
          id: "no-ridge",
          title: "Without a ridge the system may have no solution",
          kind: "edge-case",
          feedback:
            "A hidden unit that is off on all data makes a column of zeros. What happens to the matrix then, if nothing is added to its diagonal?",
          answers: ["0"],
        },
      ],
      hints: ["Start with $\\lambda=1$ and divide by 10 until the curve no longer gets better."],
      explanation:
        "From $10^{-9}$ to $10^{-4}$ it hardly matters: at width 20 the median test MSE is between $0.0097$ and $0.013$. It is $0.024$ at $10^{-3}$ and $0.21$ at $0.1$. With $\\lambda=0$ a unit that is never on makes the matrix singular.",
    },
    {
      kind: "choice",
      id: "out-vs-ridge",
      title: "SGD against ridge regression",
      points: 1,
      source: "d1.2.out.vs-ridge",
      prompt:
        "The hidden units are the same. How does ridge regression compare with 150 000 steps of SGD on the output layer?",
      options: [
        { id: "better-and-faster", text: "Its test error is lower, and it is faster." },
        {
          id: "same-but-faster",
          text: "Its test error is the same, as both solve one convex problem; it is only faster.",
        },
        { id: "worse-but-faster", text: "It is faster, but its test error is higher, because $\\lambda$ biases it." },
        { id: "better-but-slower", text: "Its test error is lower, but it takes longer." },
      ],
      key: ["better-and-faster"],
      mistakes: [
        {
          id: "has-converged",
          title: "SGD has not arrived",
          feedback:
            "Both are after the same minimum, but the directions with small singular values take SGD far longer than these steps.",
          answers: [["same-but-faster"]],
        },
        {
          id: "bias-of-lambda",
          title: "The bias is tiny here",
          feedback:
            "With $\\lambda=10^{-5}$ the bias is far below what SGD still lacks at its last step. Compare the errors.",
          answers: [["worse-but-faster"]],
        },
        {
          id: "slower",
          title: "One small system",
          feedback: "Ridge regression solves one system with as many unknowns as there are units, and one more.",
          answers: [["better-but-slower"]],
        },
      ],
      hints: ["How far apart are the largest and the smallest singular value of the matrix of hidden units?"],
      explanation:
        "Ridge regression solves the convex problem at once, while SGD crawls along directions with small singular values: the condition number of the matrix of hidden units is about $10^4$ at width 10 and above $10^7$ at width 40. Ridge was better in each of 120 runs.",
    },
    {
      kind: "written",
      id: "out-vs-ridge-why",
      title: "SGD and ridge regression: why",
      points: 2,
      source: "d1.2.out.vs-ridge",
      prompt: "Compare the two fits in your own run, error and time, and explain the difference.",
      rubric: [
        {
          id: "compare",
          text: "Ridge regression has the lower error and takes far less time.",
          points: 1,
        },
        {
          id: "reason",
          text: "The problem is convex, and ridge regression solves it at once; SGD moves slowly along directions of small singular values (condition number 1e4 or more) and has not arrived.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "local-minimum",
          text: "SGD is stuck in a local minimum.",
          feedback:
            "With the hidden layer fixed the loss is a convex function of the output weights. Is there another minimum to be stuck in?",
        },
        {
          id: "regularisation",
          text: "Ridge regression is better only because it regularises.",
          feedback: "Its $\\lambda$ is tiny. What would SGD reach if it ran far longer?",
        },
      ],
      hints: ["In which directions of the output weights is the loss nearly flat?"],
      explanation:
        "Both minimise nearly the same convex loss. One linear system gives its minimum directly. SGD shrinks the error along each singular direction at a rate that goes with the square of its singular value, and with a condition number of $10^4$ to $10^7$ the flat ones have hardly moved after 150 000 steps.",
    },
    {
      kind: "choice",
      id: "all-width",
      title: "Width, when all layers learn",
      points: 1,
      source: "d1.2.all.width",
      prompt: "Now all layers are trained. What does a larger width ($10\\to20\\to40$) do to the test error?",
      options: [
        { id: "lower", text: "It falls." },
        { id: "overfits", text: "It rises: the wide network overfits." },
        { id: "none", text: "Nothing: the elbows find the kinks at any width." },
      ],
      key: ["lower"],
      mistakes: [
        {
          id: "overfits",
          title: "It does not overfit here",
          feedback: "There are 200 points, and the test error keeps falling up to the largest width that was tried.",
          answers: [["overfits"]],
        },
        {
          id: "elbows-find-kinks",
          title: "Not every kink gets an elbow",
          feedback:
            "Elbows move towards kinks, but several to the same one. With few units some kinks are left without.",
          answers: [["none"]],
        },
      ],
      hints: ["Compare the fits at the three widths. What does the narrow network miss?"],
      explanation:
        "Over 40 random starts the median test MSE was $0.057$, $0.0085$ and $0.0062$: a wide network has elbows near every kink from the start.",
    },
    {
      kind: "written",
      id: "all-elbows",
      title: "Where the elbows go",
      points: 2,
      source: "d1.2.all.elbows",
      prompt:
        "All layers learn, so the elbows can move. Describe where they go in your run, and whether they get there.",
      rubric: [
        {
          id: "toward",
          text: "Elbows move towards the kinks of the target.",
          points: 1,
        },
        {
          id: "not-all",
          text: "They do not land on them exactly; several gather at one kink, and some kinks are left without.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "exactly",
          text: "Each kink ends up with its own elbow.",
          feedback: "Count the elbows near each kink. Is there one with several, or with none?",
        },
        {
          id: "fixed",
          text: "The elbows stay where they were drawn.",
          feedback: "An elbow is at $-b_i/w_i$. Are $w_i$ and $b_i$ trained here?",
        },
      ],
      hints: ["Compare the elbows before and after training with $0.1,0.2,\\dots,0.9$."],
      explanation:
        "On average an elbow comes nearer to a kink: at width 10 the mean distance fell from $0.027$ to $0.019$ over 20 starts, at width 20 from $0.028$ to $0.018$. But seen from the kinks, the nearest elbow was further away afterwards ($0.024$ before and $0.043$ after at width 20), since several go to one kink and others lose theirs.",
    },
    {
      kind: "written",
      id: "all-vs-ridge",
      title: "Which of the three",
      points: 2,
      source: "d1.2.all.vs-ridge",
      prompt:
        "Which of the three ways had the lowest test error in your runs, and which is the most efficient? Give your numbers, and explain the costs.",
      rubric: [
        {
          id: "own-run",
          text: "Reports the errors of the own run, and ranks the three as these numbers do. (No ranking is right for every start.)",
          points: 1,
        },
        {
          id: "efficiency",
          text: "Ridge regression is by far the cheapest, being one small system; then SGD on the output layer; SGD on all layers has more to compute in each step.",
          points: 1,
        },
        {
          id: "chance",
          text: "Notes that the ranking between ridge regression and all layers changes with the random start.",
          points: 1,
          bonus: true,
        },
      ],
      misconceptions: [
        {
          id: "always-best",
          text: "Training all layers must be best, since it can do all that the others can.",
          feedback: "It can represent more, but its loss is not convex. Did every run find the better fit?",
        },
      ],
      hints: ["Run it from several random starts before you rank."],
      explanation:
        "Time is clear: one linear system, then steps for the output layer, then steps for all parameters. Error is not: of 40 starts at width 10 ridge regression was best in 21 and all layers in 19. What always held is that ridge regression beats SGD on the same hidden units.",
      afterword:
        "The solutions of the sheet give fixed orders for widths 10 and 20. Which of the three has the lowest error depends on the random start, so your own numbers count.",
    },
  ],
});
