import { defineProblem } from "allclose";

export default defineProblem({
  title: "Reading the singular values of features",
  summary: "How many directions a linearised network has, and which of them it learns first.",
  tags: ["linearisation", "svd"],
  parts: [
    {
      kind: "number",
      id: "columns",
      title: "Columns of the feature matrix",
      points: 1,
      source: "h2.4b",
      prompt: "How many columns has $\\Phi$ for $k=10$, $20$ and $40$? Give the three numbers as a vector.",
      key: ["[31, 61, 121]"],
      tolerance: { kind: "exact" },
      mistakes: [
        {
          id: "without-output-bias",
          title: "One parameter is missing",
          kind: "index",
          feedback: "Each unit has three parameters. Which one belongs to no unit?",
          answers: ["[30, 60, 120]"],
        },
        {
          id: "first-layer-only",
          title: "Only the first layer is counted",
          kind: "index",
          feedback: "Weights and biases of the first layer are here. The output layer has parameters too.",
          answers: ["[20, 40, 80]", "[21, 41, 81]"],
        },
      ],
      hints: ["Count the parameters that belong to one unit, then those that belong to none."],
      explanation: "Each unit has $w_i$, $b_i$ and $a_i$, and there is one $c$: $3k+1$ columns.",
    },
    {
      kind: "number",
      id: "rank",
      title: "How many singular values can be other than zero",
      points: 2,
      source: "h2.4b",
      prompt:
        "For every unit, $w_i\\,\\partial_{w_i}y+b_i\\,\\partial_{b_i}y=a_i\\,\\partial_{a_i}y$ at every $x$. What bound on the number of singular values that are not zero follows, for $k=10$, $20$ and $40$?",
      key: ["[21, 41, 81]"],
      tolerance: { kind: "exact" },
      follows: { part: "columns", expected: "earlier - [10, 20, 40]" },
      mistakes: [
        {
          id: "all-columns",
          title: "This counts all columns",
          kind: "formula",
          feedback: "The identity is a linear dependence among three columns, and there is one of them for each unit.",
          answers: ["[31, 61, 121]"],
        },
        {
          id: "constant-lost",
          title: "The constant column is lost",
          kind: "edge-case",
          feedback: "The derivative with respect to $c$ takes part in none of these dependences.",
          answers: ["[20, 40, 80]"],
        },
        {
          id: "one-for-all",
          title: "There are more dependences than one",
          kind: "formula",
          feedback: "You took away one column in all. The identity holds for each unit separately.",
          answers: ["[30, 60, 120]"],
        },
      ],
      hints: ["How many columns can be written with the help of others?"],
      explanation:
        "One column of each unit is a combination of its other two, so at most $3k+1-k=2k+1$ columns are independent. The rank itself is often lower: units without a kink among the inputs bring less.",
    },
    {
      kind: "number",
      id: "contraction",
      title: "How fast a direction is learnt",
      points: 2,
      source: "h2.4b",
      prompt:
        "Gradient descent with step $\\eta=0.1$ trains the linearised model. By which factor does one step multiply the residual along $u_j$ when $\\sigma_j=10$?",
      key: ["0.9", "1 - 2*0.1*10^2/200"],
      mistakes: [
        {
          id: "without-two",
          title: "The factor 2 of the square is missing",
          kind: "factor",
          feedback: "The derivative of a squared residual carries a $2$.",
          answers: ["0.95"],
        },
        {
          id: "sigma-once",
          title: "The singular value enters twice",
          kind: "formula",
          feedback:
            "The gradient contains $\\Phi^\\top$, and the change of the parameters is seen through $\\Phi$ once more.",
          answers: ["0.99", "0.995"],
        },
        {
          id: "sum-for-mean",
          title: "This belongs to a sum of squares",
          kind: "factor",
          feedback: "The loss is a mean over the $n$ inputs.",
          answers: ["-19", "-9"],
        },
        {
          id: "removed-share",
          title: "This is the share that is removed",
          kind: "formula",
          feedback: "Asked is what the residual is multiplied by: what remains of it.",
          answers: ["0.1"],
        },
      ],
      hints: [
        "Write the gradient of $\\frac1n\\|\\Phi\\theta-t\\|^2$, and what a step does to $r=\\Phi\\theta-t$.",
        "The residual is multiplied by a matrix in $\\Phi\\Phi^\\top$, of which $u_j$ is an eigenvector.",
      ],
      explanation:
        "A step changes $r$ by $-\\frac{2\\eta}n\\Phi\\Phi^\\top r$, and $\\Phi\\Phi^\\top u_j=\\sigma_j^2u_j$. The factor is $1-2\\eta\\sigma_j^2/n=1-0.1=0.9$.",
    },
    {
      kind: "choice",
      id: "elsewhere",
      title: "Principal features on other inputs",
      points: 1,
      source: "h2.4b",
      prompt: "The principal features are to be drawn on a finer grid of inputs. How are they computed there?",
      options: [
        { id: "same-v", text: "$\\phi(x)\\,v_j$ with the $V$ of the training inputs" },
        { id: "second-svd", text: "As $\\sigma_ju_j$ of a decomposition of the features on the grid" },
        { id: "interpolated", text: "By joining the values of $u_j$ at the training inputs with lines" },
      ],
      key: ["same-v"],
      mistakes: [
        {
          id: "second-decomposition",
          title: "That makes other features",
          kind: "formula",
          feedback:
            "Another set of inputs has another $V$. The directions that training meets come from the training inputs.",
          answers: [["second-svd"]],
        },
        {
          id: "lines",
          title: "The features are known everywhere",
          feedback: "There is no need to guess between the training inputs: $\\phi(x)$ can be computed at every $x$.",
          answers: [["interpolated"]],
        },
      ],
      explanation:
        "A principal feature is a function of $x$, a fixed combination $v_j$ of the features. On the training inputs its values are $\\sigma_ju_j$, since $\\Phi V=U\\Sigma$.",
    },
    {
      kind: "written",
      id: "spectrum",
      title: "What the decomposition shows",
      points: 3,
      source: "h2.4b",
      prompt:
        "Look at the singular values and at the leading principal features of your network. What do you see, and what does it say about what gradient descent learns first?",
      rubric: [
        {
          id: "few",
          text: "A few singular values dominate (the first three hold about 99 % of the sum of squares) and the rest fall off quickly.",
          points: 1,
        },
        {
          id: "smooth",
          text: "The leading principal features are smooth, of low frequency; later ones wiggle more.",
          points: 1,
        },
        {
          id: "slow",
          text: "The residual along a direction shrinks by 1 - 2 eta sigma^2 / n a step, so directions of small singular values are learnt slowly.",
          points: 1,
        },
      ],
      hints: [
        "Plot the singular values on a logarithmic scale, and count how often each principal feature changes its sign.",
      ],
      explanation:
        "A few values dominate: the first three hold about 99 % of the sum of squares. Their features are smooth; later ones change more often and belong to small values. As the residual along $u_j$ shrinks by $1-2\\eta\\sigma_j^2/n$ a step, smooth parts of the target are learnt first and fine detail last.",
    },
    {
      kind: "upload",
      id: "two-layer-plots",
      title: "Features of two hidden layers",
      points: 2,
      source: "h2.4c",
      prompt:
        "Put a second hidden layer of $k$ units into the network and draw its features on the inputs: a few of each group of parameters, before and after training, each plot labelled with the parameter it belongs to. Hand in your worked notebook as a PDF, or the plots as pictures, with a sentence on what the second layer changes.",
      accepts: ["pdf", "png", "jpeg"],
      maxFiles: 4,
      maxMiB: 10,
      rubric: [
        {
          id: "groups",
          text: "Shows features of both hidden layers (weights and biases) at initialisation and after training, with labels that tell which parameter each belongs to.",
          points: 1,
        },
        {
          id: "reading",
          text: "Says what is seen: a feature of the first layer now has elbows (or steps) of its own unit and wherever a unit of the second layer switches, so it is no longer a single broken line; a feature of W2 is the activation h_i, switched on and off with unit j.",
          points: 1,
        },
      ],
      misconceptions: [
        {
          id: "same-shapes",
          text: "The features of the first layer look as they did with one hidden layer.",
          feedback:
            "What the first layer sends on now passes through units that switch on and off. Look at $\\partial y/\\partial w_{1,i}$ between the elbows of unit $i$: where else does it change?",
        },
      ],
      hints: [
        "The functions that you wrote for the network of two hidden layers give all features at one input. Evaluate them on a grid of inputs.",
        "Take one parameter of each of the groups $w_1$, $b_1$, $W_2$, $b_2$ and $w_3$, and draw them below each other over the same axis.",
      ],
      explanation:
        "With $\\delta_j=w_{3,j}\\,\\mathbb 1[z^{(2)}_j>0]$ the features are $\\delta_jh_i$ for $W_{2,ji}$ and $\\delta_j$ for $b_{2,j}$: pieces of the first layer's activations, and steps. Those of the first layer, $x\\,\\mathbb 1[z^{(1)}_i>0]\\sum_j\\delta_jW_{2,ji}$ and the same without $x$, jump at the elbow of unit $i$ and also wherever a unit of the second layer switches. There are $k^2+4k+1$ of them: 141, 481 and 1761 for $k=10$, $20$ and $40$.",
    },
  ],
});
