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
  ],
});
