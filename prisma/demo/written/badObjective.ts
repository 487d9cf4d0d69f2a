import type { WrittenMaterial } from "./material";

export const badObjective: Readonly<Record<string, WrittenMaterial>> = {
  "bad-objective-questions/convergence": {
    says: {
      local: [
        "It converges, but only to the hill next to where it began. The global maximum is not reached.",
        "After about twenty steps it stands still on a local maximum close to the start.",
      ],
      start: [
        "The start decides everything: from $(0,0)$ and from $(1,1)$ I end at different maxima, and only starts in the basin of the highest hill end there.",
        "Other starts give other ends. I tried a grid of $25$, of which two found the top.",
      ],
    },
    misses: [
      {
        text: "It finds the global maximum, since the gradient always points uphill.",
        remark: "Uphill from here. Compare the value where you ended with the highest value on the grid.",
      },
      { text: "It does not converge, it jumps around.", remark: "With the given rate? Print the last ten points." },
    ],
  },
  "bad-objective-questions/pattern": {
    says: {
      diagonal: [
        "The basins are cells in a diagonal pattern: bands $x-2y=$ const crossed by bands $x+2y=$ const.",
        "One sees two families of stripes, falling and rising, with slopes $\\pm\\frac12$; the cells between them repeat.",
      ],
      origin: [
        "Sine and cosine make them, with periods $2.513$ and $1.571$. The quadratic part only tilts the landscape, so that far away there are no more hills.",
        "They come from the two trigonometric terms. The quadratic bends everything down towards the outside and keeps the number of hills finite.",
      ],
    },
    misses: [
      {
        text: "The cells are squares parallel to the axes, from $\\sin x$ and $\\cos y$.",
        remark: "What are the arguments of the sine and of the cosine in $f$?",
      },
      {
        text: "There are infinitely many maxima because sine and cosine are periodic.",
        remark: "Sine and cosine are not alone in $f$. What does the quadratic part do far away?",
      },
    ],
  },
  "bad-objective-questions/rates": {
    says: {
      small: [
        "A small rate follows the slope faithfully and is caught by the nearest local maximum.",
        "With $\\eta=0.01$ the path is smooth and ends on the first hill it meets.",
      ],
      large: [
        "A large one makes the path jump from basin to basin without settling. I found no rate that gets to the optimum reliably.",
        "For $\\eta\\ge0.5$ the points leap about and never converge. Whether one of them is near the top is luck.",
      ],
      remedy: [
        "Restarts from many places would help: each of them has a chance to begin in the right basin.",
        "I would add noise that is lowered slowly. In the beginning it carries the point over small hills, and in the end it lets it settle.",
      ],
    },
    misses: [
      {
        text: "A larger rate just gets to the global optimum faster.",
        remark: "Run it with $\\eta=0.5$ and look at the path.",
      },
    ],
  },
  "bad-objective-questions/smoothing": {
    says: {
      moves: [
        "The maximiser moves away from that of $f$ as $\\sigma$ grows: I measured $0.005$, $0.03$, $0.11$ and $0.18$ for $0.1$, $0.2$, $0.3$, $0.5$.",
        "The larger $\\sigma$, the further the maximiser of $f_\\sigma$ is from the true one (about $0.18$ at $\\sigma=0.5$).",
      ],
      average: [
        "$f_\\sigma$ is an average over a neighbourhood of size $\\sigma$. Narrow spikes are averaged away and broad hills win.",
        "Smoothing mixes in the surroundings, so an asymmetric hill is pulled to its gentler side and thin peaks disappear.",
      ],
    },
    misses: [
      {
        text: "The maximiser stays where it is, since the noise has mean zero.",
        remark: "The mean of the *noise* is zero. What about the mean of $f$ over it, when the hill is not symmetric?",
      },
    ],
  },
  "bad-objective-questions/difference-settings": {
    says: {
      samples: [
        "More samples make the path smoother, and cost as many more evaluations.",
        "With $N=1$ it trembles, with $N=100$ I see almost a straight line.",
      ],
      rate: [
        "A smaller $\\eta$ gives a smoother but slower path; a larger one is jerky.",
        "Halving $\\eta$ halves the jitter but takes twice the steps.",
      ],
      delta: [
        "A large $\\delta$ is biased: with $0.25$ it stops clearly before the optimum. A tiny one is fine, because both values share their noise.",
        "Too large a $\\delta$ measures a chord instead of a slope and stalls. Small values only work as the same noise is used on both sides; with fresh noise they blow up.",
      ],
    },
    misses: [
      {
        text: "A small $\\delta$ makes the estimate explode.",
        remark: "With fresh noise for each evaluation it would. How is the noise drawn here?",
      },
    ],
  },
  "bad-objective-questions/policy-settings": {
    says: {
      noise: [
        "Larger $N$ and smaller $\\eta$ calm the path. With $N=1$ it diverged in nine of ten runs of mine.",
        "Few samples are very noisy, most of all far from the optimum where $|f|$ is large; from $N=50$ on the path is steady.",
      ],
      comparison: [
        "It arrives where finite differences with $\\delta=0.25$ stall, and needs $N$ evaluations a step instead of $3N$, but each sample is noisier.",
        "Against finite differences in my runs: fewer evaluations and no bias from $\\delta$, but more noise far away.",
      ],
    },
    misses: [
      {
        text: "The policy gradient is always better than finite differences.",
        remark: "Compare their paths far away from the optimum, with the same number of evaluations.",
      },
    ],
  },
  "bad-objective-questions/reparam": {
    says: {
      smoother: [
        "Reparameterisation is much smoother and straighter, even with one sample a step.",
        "Its path is nearly a line, while that of the policy gradient staggers.",
      ],
      reason: [
        "It uses the gradient of $f$ at the samples. The policy gradient knows only values, multiplied by noise over $\\sigma$, so its spread is of the order $|f|/\\sigma$.",
        "The reason: one estimates with slopes, the other with values times scores, whose variance grows with $f^2/\\sigma^2$.",
      ],
      limits: [
        "Near the optimum, where $f$ is small, both are about equally noisy.",
        "Close to the end the difference disappears in my runs.",
      ],
    },
    misses: [
      {
        text: "They are the same estimate, only that one takes more samples.",
        remark: "They have the same mean. Write down what each of them computes from one sample.",
      },
    ],
  },
  "bad-objective-questions/quantised": {
    says: {
      zero: [
        "On a plateau $f_q$ is constant, so its gradient is zero (and at a jump there is none).",
        "Rounding makes steps out of the function: flat everywhere apart from the jumps, hence gradient $0$.",
      ],
      "no-motion": [
        "So nothing moves: after a thousand steps the point is still $(-0.3,0.5)$.",
        "Gradient ascent adds $\\eta\\cdot0$ each time and stays at its start for ever.",
      ],
    },
    misses: [
      {
        text: "It gets stuck in a local maximum.",
        remark: "It does not even leave. What is the gradient at the start?",
      },
      { text: "It is slow and needs a larger learning rate.", remark: "A larger rate times zero is what?" },
    ],
  },
  "bad-objective-questions/quantised-estimates": {
    says: {
      "uses-gradient": [
        "Reparameterisation evaluates the gradient of $f_q$ at the samples.",
        "Its estimate is the mean of $\\nabla f_q(x+\\sigma z_i)$.",
      ],
      zero: [
        "That gradient is $0$ almost everywhere, so the estimate is $0$ for any $N$ and the point stays.",
        "With probability one every sample lies on a plateau, all gradients vanish and so does their mean: no motion.",
      ],
      interchange: [
        "Pulling the gradient into the expectation is not allowed here, because what $f_q$ gains at its jumps is lost.",
        "The smoothed function does have a slope, but it comes from the jumps, which the formula never sees.",
      ],
    },
    misses: [
      {
        text: "It works, since $f_\\sigma$ is differentiable even if $f_q$ is not.",
        remark: "$f_\\sigma$ is. But of which function does the estimate take the gradient?",
      },
    ],
  },
};
