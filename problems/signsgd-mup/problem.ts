import { defineProblem } from "allclose";

export default defineProblem({
  title: "Sign descent at every width",
  summary:
    "Code the sign update of a linear layer, and find the multiplier that makes one step felt alike in narrow and wide layers.",
  tags: ["optimisers", "norms", "scaling"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the gradient, the update and its multiplier",
      points: 15,
      source: "signsgd-mup",
      signatures: [
        "weightGradient(g: Vec, x: Vec): Mat",
        "update(g: Vec, x: Vec, eta: number): Mat",
        "scale(dIn: number, dOut: number): number",
      ],
      withheld: ["outer"],
      hints: [
        "For the gradient: through which output does a single weight $W_{ji}$ reach the loss, and which input is it multiplied with there? For the multiplier, take $s=1$ and write $\\Delta y_j$ of one output as a sum over $i$, before you take any expectation.",
        "The sign of a product is the product of the signs, and a number times its own sign is its size. So the terms of the sum do not cancel, as they would with weights that know nothing of $x$, and apart from its sign $\\Delta y_j$ is the same for every $j$. What is the mean over $j$ of squares that are all equal?",
        "What is left is the expected square of a sum of $d_{in}$ sizes. Multiply it out into squares and mixed products, count each kind, and use that different entries of $x$ are independent: one kind outgrows the other. $s$ enters the squared norm squared, so a root has to be taken before you read off how $s$ depends on the widths.",
      ],
      afterword:
        "The course's sheet writes the update as $W+\\eta\\,\\mathrm{sign}(\\nabla_WL)$, which climbs; a descent has a minus there. For the sizes it asks about this makes no difference, since $\\|\\Delta y\\|_{RMS}$ does not depend on the sign. The sheet calls the training example $\\mathbf x$ in one place and $\\mathbf x_i$ in another; here $x$ is the example and $x_i$ one of its entries.\n\n" +
        'The sheet also asks for a constant with which the expected squared norm "does not depend" on the widths. A power of a width achieves this only in the limit: the expected square of $\\|x\\|_1$ has two terms that grow at different rates. With the right power the mean square lies above its limit by 57 % for one input, by 3.6 % for 16 and by 0.9 % for 64. To be exact at every width, the multiplier has to be a constant over the root of that expected square itself. The tests accept both.',
    },
  ],
});
