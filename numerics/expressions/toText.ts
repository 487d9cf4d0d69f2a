import type { Expression } from "./expression";

/**
 * An expression as text that `parse` reads back as the same expression. Every part that could be taken otherwise is in
 * parentheses, so it is for storing and comparing; people are shown `toLatex`.
 */
export function toText(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "constant":
    case "symbol":
      return expression.name;
    case "entry":
      return `${inParentheses(expression.of)}_{${expression.indices.map(toText).join(", ")}}`;
    case "negate":
      return `-${inParentheses(expression.of)}`;
    case "binary": {
      const sign = expression.operator === "·" ? "\\cdot" : expression.operator;
      return `${inParentheses(expression.left)} ${sign} ${inParentheses(expression.right)}`;
    }
    case "compare":
      return `(${inParentheses(expression.left)} ${expression.operator} ${inParentheses(expression.right)})`;
    case "call":
      return `${expression.name}(${expression.args.map(toText).join(", ")})`;
    case "apply":
      return `${expression.name}(${expression.args.map(toText).join(", ")})`;
    case "over": {
      const { range } = expression;
      const bounds = range
        ? `_{${expression.index} = ${toText(range.from)}}^{${toText(range.to)}}`
        : `_{${expression.index}}`;
      return `${expression.reducer}${bounds} (${toText(expression.body)})`;
    }
    case "list":
      return `[${expression.items.map(toText).join(", ")}]`;
  }
}

function inParentheses(expression: Expression): string {
  switch (expression.kind) {
    case "number":
    case "constant":
    case "symbol":
    case "call":
    case "apply":
    case "list":
    case "compare":
      return toText(expression);
    case "entry":
    case "negate":
    case "binary":
    case "over":
      return `(${toText(expression)})`;
  }
}
