import type { WrittenMaterial } from "./material";

export const homework2: Readonly<Record<string, WrittenMaterial>> = {
  "penalised-steps/compare-sign": {
    says: {
      direction: [
        "Both go along $-\\operatorname{sign}(g)$: each coordinate moves equally far, whatever the size of its entry.",
        "The direction is the same as in SignSGD. Only the sign of a coordinate's gradient matters for where it goes.",
      ],
      length: [
        "The length differs: here it is $\\frac\\alpha2\\|g\\|_1$, so steps get shorter as the gradient does. SignSGD always moves by its learning rate and needs a schedule to come to rest.",
        "Near a minimum $\\|g\\|_1$ tends to zero and so does this step. SignSGD would keep hopping back and forth over the minimum unless its rate is lowered.",
      ],
    },
    misses: [
      {
        text: "The step is SignSGD, just written in another way.",
        remark: "What is in front of the sign vector, and does it depend on $g$?",
      },
      {
        text: "Coordinates with a large gradient move further, as they should.",
        remark: "Put in $g=(1,100)$: how far does each coordinate go?",
      },
    ],
  },
  "one-equation/why-shrink": {
    says: {
      "constant-size": [
        "Only the sign of the residual is left after dividing by its size, so each step has length $\\alpha_t$ even when we are almost there. A constant $\\alpha$ then jumps over the solution and back for ever.",
        "Because the size of the gradient cancels, the update does not get smaller near the solution. With a fixed step size the iterates end in a two-cycle around it.",
      ],
      sum: [
        "If the steps shrink too fast, their sum stays below the distance that has to be covered, $100/111\\approx0.9009$, and we stop short.",
        "All steps together must reach $0.9009$ from zero. With $\\alpha_t=0.1\\cdot2^{-t}$ they add up to $0.2$, so the method freezes on the way.",
      ],
    },
    misses: [
      {
        text: "The gradient vanishes near the solution, so the steps shrink by themselves.",
        remark: "That is gradient descent. What does the division do to the size of the gradient?",
      },
      {
        text: "Any schedule that goes to zero works.",
        remark: "Try $\\alpha_t=0.1\\cdot2^{-t}$ and add up the steps.",
      },
    ],
  },
  "initialisation-questions/explain": {
    says: {
      zero: [
        "**Zero.** All hidden activations are $0$, and so is every weight gradient. The output bias alone has a gradient, $p-y$ averaged over the batch, so the trace is small but not zero and the loss stays near $\\ln 10$.",
        "With zero weights nothing reaches the hidden layers in either direction. What moves is the bias of the output layer: it learns how frequent the classes are, and the loss hardly leaves $2.3026$.",
      ],
      small: [
        "**Small random.** One layer multiplies the second moment by $\\frac{50}2\\cdot10^{-4}=0.0025$, the amplitude by $0.05$. After ten layers about $10^{-13}$ is left, so this curve lies on that of zero initialisation.",
        "Standard deviation $0.01$ is too small: each ReLU layer keeps a factor of $0.05$ of the signal, ten of them $10^{-13}$. Trace and loss look like those of zero weights.",
      ],
      he: [
        "**He.** The factor per layer is $1$. Activations and gradients keep their size, the trace is larger by orders of magnitude and the loss falls (mine started at over $40$ as the inputs were not normalised).",
        "With variance $2/n$ the sum over the inputs gives $2$ and the rectifier takes half: signals go through unchanged. It is the one of the three that trains.",
      ],
    },
    misses: [
      {
        text: "Small random weights break the symmetry, so they train about as well as He's.",
        remark: "Look at your loss curve for this initialisation: does it leave $\\ln10$?",
      },
      {
        text: "With zero initialisation all gradients are exactly zero, so its trace is the zero line.",
        remark: "Compute the gradient of the output bias: is it zero as well?",
      },
    ],
  },
  "features-questions/spectrum": {
    says: {
      few: [
        "The singular values fall off very quickly. In my network the first three hold $99\\,\\%$ of the sum of squares.",
        "On a logarithmic scale the spectrum is almost a straight line downwards: three or four large values, and the rest is negligible.",
      ],
      smooth: [
        "The leading principal features are smooth, nearly a constant, a slope and a bump. Later ones oscillate more and more.",
        "Feature $k$ changes its sign about $k-1$ times, so low frequencies come first.",
      ],
      slow: [
        "The residual along $u_j$ is multiplied by $1-2\\eta\\sigma_j^2/n$ in a step. Large $\\sigma_j$ are learnt at once, small ones take for ever: smooth parts first.",
        "Gradient descent shrinks each component at a rate $\\eta\\sigma_j^2$, so the wiggly features with their tiny singular values are learnt last.",
      ],
    },
    misses: [
      {
        text: "All singular values are of similar size, so all features are learnt at the same time.",
        remark: "Plot them on a logarithmic scale. How many orders of magnitude lie between the first and the tenth?",
      },
    ],
  },
  "distributed-training/why-ring": {
    says: {
      "hot-spot": [
        "With a server all traffic meets at one machine: it handles $2np$ numbers a step, which grows with the number of workers. The ring has no such place.",
        "The server's link is the bottleneck. Twice the workers means twice the data through the same cable, while in the ring nobody is special.",
      ],
      bounded: [
        "A worker of the ring sends $2\\frac{n-1}np<2p$ numbers and receives as many, however large $n$ is, and all links are busy at once.",
        "What each worker sends stays below $2p$ for every $n$. As all of them send in the same round, the time hardly depends on $n$.",
      ],
    },
    misses: [
      {
        text: "The ring sends far fewer numbers in total.",
        remark: "Add it up over all workers: the totals are almost the same. Where does the traffic meet?",
      },
      {
        text: "The ring needs fewer rounds.",
        remark: "Count them: it needs $2(n-1)$, the server needs two.",
      },
    ],
  },
  "score-estimate/why-it-works": {
    says: {
      direction: [
        "A sample pushes along the line from $x$ to where it landed: towards it if $f$ is positive there.",
        "Each summand is $f(x+\\sigma z)\\,z/\\sigma$. With $f>0$ it points at the sample.",
      ],
      magnitude: [
        "How hard it pushes is proportional to the value of $f$ at the sample and to how far away that is, over $\\sigma^2$.",
        "The strength is the value there times the displacement (divided by the variance), so high and distant samples count most.",
      ],
      averaging: [
        "Samples lie on all sides alike. Equal values cancel in the mean, a negative value pushes away, and what is left is the direction in which $f$ is larger.",
        "If $f$ were constant, all pushes would cancel. So the mean sees only differences, and a negative $f$ does no harm: such a sample simply pushes the other way.",
      ],
    },
    misses: [
      {
        text: "Every sample contributes the slope of $f$ at its place.",
        remark: "Where would the slope come from? Only values of $f$ are used.",
      },
      {
        text: "We move to the best of the samples.",
        remark: "That would be random search. Here every sample has a say: which one?",
      },
    ],
  },
};
