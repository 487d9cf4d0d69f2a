import { defineProblem } from "allclose";

export default defineProblem({
  title: "What initialisation does to gradients",
  summary: "Three ways to begin, and what each of them lets through ten layers.",
  tags: ["initialisation", "optimisation"],
  parts: [
    {
      kind: "choice",
      id: "moving",
      title: "What moves after zero initialisation",
      points: 1,
      source: "h2.3a",
      several: true,
      prompt: "All weights and biases are $0$. Which parameters have a gradient that is not zero in the first step?",
      options: [
        { id: "first-weights", text: "Weights of the first layer" },
        { id: "hidden-weights", text: "Weights of the other hidden layers" },
        { id: "hidden-biases", text: "Biases of the hidden layers" },
        { id: "output-weights", text: "Weights of the output layer" },
        { id: "output-bias", text: "Biases of the output layer" },
      ],
      key: ["output-bias"],
      mistakes: [
        {
          id: "output-weights-too",
          title: "The output weights have nothing to work with",
          kind: "formula",
          feedback:
            "The gradient of the output weights is an outer product with the last hidden activations. What are those at the start?",
          answers: [["output-weights", "output-bias"], ["output-weights"]],
        },
        {
          id: "everything",
          title: "Not everything is reached",
          kind: "formula",
          feedback:
            "Going backward, a hidden layer's signal is multiplied by the weights above it. With all of them $0$, how much arrives?",
          answers: [
            ["first-weights", "hidden-weights", "hidden-biases", "output-weights", "output-bias"],
            ["hidden-biases", "output-bias"],
            ["first-weights", "output-bias"],
          ],
        },
      ],
      hints: [
        "Write down the gradient of each kind of parameter as a product, and look for a factor that is zero.",
        "The gradient with respect to the logits is the predicted minus the true distribution. Who gets it without any further factor?",
      ],
      afterword:
        "That all gradients vanish is often said of this case. One group of parameters does learn, and the trace is small but not zero.",
      explanation:
        "All activations are $0$, so every weight gradient has a zero factor, and the signal that goes backward through zero weights is $0$. The logits' gradient (prediction minus label) reaches the output bias as it is, and over a batch with unequal class counts it is not zero.",
    },
    {
      kind: "number",
      id: "zero-loss",
      title: "Loss of a uniform prediction",
      points: 1,
      source: "h2.3a",
      prompt: "What is the cross-entropy loss while the network predicts all ten classes with the same probability?",
      key: ["log(10)", "2.302585", "2.3026"],
      mistakes: [
        {
          id: "base-two",
          title: "This is in bits",
          kind: "factor",
          feedback: "The loss uses the natural logarithm.",
          answers: ["3.321928"],
        },
        {
          id: "base-ten",
          title: "This uses the logarithm to base ten",
          kind: "factor",
          feedback: "The loss uses the natural logarithm, as the exponentials in the softmax do.",
          answers: ["1"],
        },
        {
          id: "probability",
          title: "This is the probability",
          kind: "formula",
          feedback: "The loss is the negative logarithm of the probability that the right class gets.",
          answers: ["0.1"],
        },
        {
          id: "sign",
          title: "The sign is turned round",
          kind: "sign",
          feedback: "The logarithm of a probability is negative, and the loss is its negative.",
          answers: ["-2.302585"],
        },
      ],
      hints: ["Which probability does the right class get, and what does the loss make of it?"],
      explanation:
        "Each class has probability $1/10$, so the loss is $-\\ln(1/10)=\\ln 10\\approx2.3026$ for every label.",
    },
    {
      kind: "number",
      id: "small-factor",
      title: "What a layer of small weights lets through",
      points: 2,
      source: "h2.3a",
      prompt:
        "With small random weights, by which factor does one hidden layer multiply the second moment $\\mathbb E[(h_i)^2]$ of the activations?",
      key: ["0.0025", "1/400", "25 * 0.01^2"],
      mistakes: [
        {
          id: "amplitude",
          title: "This is the factor of the amplitude",
          kind: "factor",
          feedback: "This is by how much the root mean square shrinks. The second moment shrinks by its square.",
          answers: ["0.05"],
        },
        {
          id: "without-relu",
          title: "The rectifier is missing",
          kind: "factor",
          feedback: "This is the factor from $h$ to the next $z$. The rectifier then sets the negative half to zero.",
          answers: ["0.005"],
        },
        {
          id: "without-width",
          title: "The sum over the inputs is missing",
          kind: "factor",
          feedback: "Each $z_i$ is a sum of $n$ independent terms, and their variances add.",
          answers: ["0.00005", "0.0001"],
        },
        {
          id: "deviation-for-variance",
          title: "The standard deviation is used as a variance",
          kind: "factor",
          feedback: "The number $0.01$ is the standard deviation of a weight; its variance is the square.",
          answers: ["0.25", "0.5"],
        },
      ],
      hints: [
        "First find the variance of one $z_i$ given $h$, then what is left of its second moment after the rectifier.",
        "The sum has $n$ terms, each with the weight's variance as a factor. By symmetry the rectifier keeps half.",
      ],
      explanation:
        "Given $h$, $z_i$ has variance $n\\cdot10^{-4}$ times the mean of $h_j^2$, and is symmetric, so $\\mathbb E[h_i^2]$ is half of it: $\\frac{50}2\\cdot10^{-4}=0.0025$. The amplitude shrinks by $0.05$ a layer.",
    },
    {
      kind: "number",
      id: "he-factor",
      title: "What a layer of He weights lets through",
      points: 1,
      source: "h2.3a",
      prompt: "And with He initialisation: the factor of the second moment for one hidden layer?",
      key: ["1", "50/2 * 2/50"],
      tolerance: { kind: "exact" },
      mistakes: [
        {
          id: "without-relu",
          title: "The rectifier is missing",
          kind: "factor",
          feedback: "That is the factor before the rectifier, which then removes half of the second moment.",
          answers: ["2"],
        },
        {
          id: "lecun",
          title: "This belongs to variance 1 over fan-in",
          kind: "factor",
          feedback: "With half of that variance this would be right. What is in the numerator of He's variance?",
          answers: ["1/2"],
        },
        {
          id: "one-weight",
          title: "This is the variance of one weight",
          kind: "factor",
          feedback: "A unit sums over $50$ inputs, so the variances of $50$ terms add up.",
          answers: ["1/25", "0.02"],
        },
      ],
      hints: ["The same calculation as for the small weights, with another variance."],
      explanation:
        "The sum over $n$ inputs gives $n\\cdot\\frac2n=2$, and the rectifier halves it: $1$. Signals keep their size however deep the network is.",
    },
    {
      kind: "choice",
      id: "trace",
      title: "The three traces",
      points: 1,
      source: "h2.3a",
      prompt: "How do the three traces of the mean gradient norm look beside each other?",
      options: [
        { id: "he-alone", text: "He is larger by far; small random and zero look the same, both nearly flat" },
        { id: "random-like-he", text: "He and small random are alike; only zero is nearly flat" },
        { id: "zero-none", text: "He is largest, small random in the middle, and zero is exactly $0$" },
        { id: "all-alike", text: "All three are alike once training has begun" },
      ],
      key: ["he-alone"],
      mistakes: [
        {
          id: "random-trains",
          title: "Small random weights do not train here",
          kind: "formula",
          feedback:
            "Raise your factor for one layer to the tenth power and compare: how much of a signal is left after ten layers? Your own loss curve for this initialisation shows it too.",
          answers: [["random-like-he"], ["all-alike"]],
        },
        {
          id: "all-zero",
          title: "The trace of zero initialisation is not zero",
          kind: "edge-case",
          feedback: "Compute the gradient of the output bias: prediction minus label, summed over the batch.",
          answers: [["zero-none"]],
        },
      ],
      hints: ["How much is left of a signal after ten layers, in each of the three cases?"],
      afterword:
        "Small random weights are sometimes said to train as well as He's here. They do not: with ten layers the loss stays at the value of a uniform prediction, as it does for zero weights.",
      explanation:
        "After ten layers, the small weights leave an amplitude of about $0.05^{10}\\approx10^{-13}$: all that learns is the output bias, as for zero weights, so both traces are the same. He's signals keep their size.",
    },
    {
      kind: "written",
      id: "explain",
      title: "Explain the plot",
      points: 6,
      source: "h2.3a",
      prompt:
        "Describe the traces that you see for the three initialisations, together with their loss curves, and explain each of them in a few sentences.",
      rubric: [
        {
          id: "zero",
          text: "Zero: all hidden activations and all weight gradients are exactly 0. Only the output bias has a gradient, so the trace is small but not zero, and only class frequencies are learnt (the loss stays near ln 10).",
          points: 2,
        },
        {
          id: "small",
          text: "Small random: the second moment shrinks by n/2 times 1e-4 (0.0025, amplitude 0.05) in each ReLU layer. Ten layers leave about 1e-13, so the trace cannot be told from zero initialisation and the loss stays at 2.3026.",
          points: 2,
        },
        {
          id: "he",
          text: "He: the factor is 1, so activations and gradients keep their size in every layer. The trace is larger by orders of magnitude and the loss falls (from a very high value when inputs are not normalised).",
          points: 2,
        },
      ],
      misconceptions: [
        {
          id: "random-trains",
          text: "Small random weights train as well as He's.",
          feedback: "Look at your loss curve for this initialisation: does it leave $\\ln 10$?",
        },
        {
          id: "all-zero",
          text: "With zero initialisation all gradients are zero.",
          feedback: "Compute the gradient of the output bias: is it zero as well?",
        },
        {
          id: "symmetry-only",
          text: "Zero initialisation fails only because all units stay the same. (Worth a part of the points.)",
          feedback:
            "Symmetry is part of it. With all weights at zero, though, there is not even a common update of the units: what is the gradient of a hidden weight?",
        },
      ],
      hints: [
        "Go through the layers forward and ask what is left of the input; then backward, and ask what is left of the gradient.",
        "Use the factors of the questions above, ten times.",
      ],
      afterword:
        "The course's sheet says that small random weights train as expected and that zero weights have no gradients at all. In the experiment the first do not train, and the second do have one: that of the output bias.",
      explanation:
        "**Zero.** Activations and weight gradients are exactly $0$, so only the output bias learns: class frequencies, with a loss that stays near $\\ln 10$. **Small random.** The second moment shrinks by $\\frac n2\\cdot10^{-4}=0.0025$ a layer, so after ten layers nothing arrives in either direction: the trace and the loss are those of zero weights. **He.** The factor is $\\frac n2\\cdot\\frac2n=1$: signals and gradients keep their size, the trace is larger by many orders of magnitude, and the loss falls.",
    },
  ],
});
