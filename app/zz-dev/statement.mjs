import { unified } from "unified"; import remarkParse from "remark-parse"; import remarkGfm from "remark-gfm"; import remarkMath from "remark-math"; import remarkRehype from "remark-rehype"; import rehypeKatex from "rehype-katex"; import rehypeStringify from "rehype-stringify";
import { writeFileSync } from "node:fs";
const md = String.raw`Gradient descent follows the steepest direction, but *steepest* depends on how a step is measured. Replace the squared Euclidean length by the squared $\infty$-norm and ask for the update

$$u^\star = \operatorname*{arg\,min}_{u \in \mathbb{R}^d}\; g^\top u + \frac{1}{\alpha}\,\|u\|_\infty^2 , \qquad \|u\|_\infty = \max_i |u_i| ,$$

where $g = \nabla L(\theta)$ is the gradient and $\alpha > 0$ the step parameter.

## What to write

Export a function \`step\` that returns $u^\star$ for a gradient $g$ and a step parameter $\alpha$.

${"```ts"}
export function step(g: Vec, alpha: number): Vec
${"```"}

* Leave \`g\` as it was.
* A gradient of zeros gives a step of zeros.

## Hints to think along

1. Fix the size $M = \|u\|_\infty$ first. Which $u$ with that size makes $g^\top u$ smallest?
2. Then only $M$ is left: minimise $-M\|g\|_1 + M^2/\alpha$.

| norm of the step | direction | length |
|---|---|---|
| $\|u\|_2$ | $-g$ | $\frac{\alpha}{2}\|g\|_2$ |
| $\|u\|_\infty$ | ? | ? |

$$\hat L(\theta + u) \le L(\theta) - \frac{\alpha}{4} \Big(\sum_{i=1}^{d} |g_i|\Big)^{2} = L(\theta) - \frac{\alpha}{4}\|g\|_1^2 \quad\text{for every } g \in \mathbb{R}^d \text{ and every } \alpha > 0$$
`;
const html = String(await unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkRehype).use(rehypeKatex, { output: "htmlAndMathml" }).use(rehypeStringify).process(md));
writeFileSync("app/zz-dev/statement.html", html);
