import type { WrittenMaterial } from "./material";

export const discussion1: Readonly<Record<string, WrittenMaterial>> = {
  "line-through-origin/why-votes": {
    says: {
      weight: [
        "No. In the derivative the residual of point $i$ is multiplied by $x_i$, so a point far out pulls hard and a point at $x=0$ does not pull at all.",
        "They do not: $\\partial L/\\partial\\theta=\\frac2N\\sum_i x_i(\\theta x_i-y_i)$ has the factor $x_i$ in front of each residual. The larger $|x_i|$, the more that point decides.",
      ],
      compare: [
        "With a constant, raising $\\theta$ by one raises all predictions by one, so the coefficients are equal. For the line it raises the prediction at $x_i$ by $x_i$.",
        "The constant model has derivative $1$ with respect to its parameter everywhere; here the derivative is $x_i$, which is another number at every point.",
      ],
    },
    misses: [
      {
        text: "Each point occurs once in the mean, so they all have the same say.",
        remark: "Each *loss* counts once. Differentiate one of them: what stands in front of the residual?",
      },
      {
        text: "The point with the largest error always decides, because its square is the largest.",
        remark:
          "The residual matters, but so does what it is multiplied by. Try a point with a huge residual at $x=0$.",
      },
    ],
  },
  "relu-questions/test-lower-why": {
    says: {
      "noise-floor": [
        "The training targets are noisy, with variance $0.01$, so even the true function has a training error near $0.01$. The test targets are exact, so nothing keeps the test error above zero.",
        "We measure the training error against noise we cannot (and should not) fit, which adds about $0.01$. The test set is noise free, hence no such floor there.",
      ],
    },
    misses: [
      {
        text: "It means that the network overfits a little.",
        remark: "Overfitting would show the other way round: a training error below the test error.",
      },
      {
        text: "We were lucky, the test points happen to be easy ones.",
        remark: "Luck is not needed here. How were the two sets of targets made?",
      },
    ],
  },
  "relu-questions/out-vs-ridge-why": {
    says: {
      compare: [
        "In my run ridge regression had test error $0.0041$ after a few milliseconds; SGD on the output layer was at $0.0097$ after all its epochs.",
        "Ridge was both better and faster: about half of SGD's error, and it is done before SGD has finished one epoch.",
      ],
      reason: [
        "The problem in the output weights is convex, so both aim at the same place. Ridge solves one linear system, while SGD crawls along the directions of small singular values and is not there yet.",
        "The features are nearly dependent (I found a condition number above $10^4$). Gradient steps hardly move along the flat directions; a linear solve does not care.",
      ],
    },
    misses: [
      {
        text: "SGD got stuck in a local minimum.",
        remark:
          "With the hidden layer frozen the loss is quadratic in what is left. How many local minima does it have?",
      },
      {
        text: "Ridge wins since it has a penalty against overfitting and SGD has not.",
        remark:
          "The penalty is tiny here. Compare how fast each method moves along a direction with a small singular value.",
      },
    ],
  },
  "relu-questions/all-elbows": {
    says: {
      toward: [
        "During training the elbows drift towards the places where the target has its kinks.",
        "I plotted them every hundred steps: most wander to the nearest bend of the target function.",
      ],
      "not-all": [
        "They stop close by but not on the kinks, a few share one kink, and the rightmost kink got none in my run.",
        "Not all kinks are served. Three elbows ended near the same one, and none of them sits there exactly.",
      ],
    },
    misses: [
      {
        text: "In the end every kink has exactly one elbow.",
        remark: "Look at your last plot again and count the elbows near each kink.",
      },
      {
        text: "The elbows stay where they were drawn, only the slopes change.",
        remark: "That is so when only the output layer learns. Here the hidden weights and biases move too.",
      },
    ],
  },
  "relu-questions/all-vs-ridge": {
    says: {
      "own-run": [
        "My test errors: all layers $0.0032$, ridge $0.0041$, output layer alone $0.0097$. So training everything was best this time.",
        "I got $0.0038$ for ridge regression, $0.0052$ for all layers and $0.011$ for SGD on the output layer, in this order.",
      ],
      efficiency: [
        "Per unit of time ridge is far ahead: one small linear system. Then comes SGD on the output layer; training all layers computes the most in every step.",
        "Cheapest is ridge (solve once), then output-layer SGD, and the full network costs most since the backward pass goes through both layers.",
      ],
      chance: [
        "With another start ridge and the full network changed places, so I would not read much into the order.",
        "I repeated it with five seeds: full training won three times, ridge twice.",
      ],
    },
    misses: [
      {
        text: "Training all layers must be the best, because it can do everything that the others can.",
        remark: "It could, but does it get there in the steps you gave it? Report the numbers of your run.",
      },
    ],
  },
};
