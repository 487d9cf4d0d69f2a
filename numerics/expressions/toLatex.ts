import type { Declarations } from "./declaration";
import type { BinaryExpression, CallExpression, Expression, OverExpression } from "./expression";

/**
 * An expression as LaTeX, for showing a student how the answer was read. Quotients become fractions, and parentheses
 * stand only where they are needed.
 *
 * @param declarations - how declared symbols are typeset; a Greek name becomes its letter by itself
 */
export function toLatex(expression: Expression, declarations: Declarations): string {
  const typeset = new Typesetter(declarations);
  return typeset.full(expression);
}

/** How tightly an expression holds together: what binds less than its surroundings needs parentheses. */
type Tightness = 0 | 1 | 2 | 3 | 4;
const sum: Tightness = 1;
const product: Tightness = 2;
const power: Tightness = 3;
const atom: Tightness = 4;

const greek = new Set(
  (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega " +
    "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell"
  ).split(" "),
);
const comparisons = { "<": "<", "<=": "\\le", ">": ">", ">=": "\\ge", "=": "=", "!=": "\\ne" } as const;
const functions = { exp: "\\exp", log: "\\log", Gamma: "\\Gamma", max: "\\max", min: "\\min" } as const;
const reducers = {
  sum: "\\sum",
  product: "\\prod",
  mean: "\\operatorname*{mean}",
  median: "\\operatorname*{median}",
  argmax: "\\operatorname*{argmax}",
  max: "\\max",
  min: "\\min",
} as const;

class Typesetter {
  readonly #declarations: Declarations;

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  full(expression: Expression): string {
    switch (expression.kind) {
      case "number":
        return numberLatex(expression.value);
      case "constant":
        return expression.name === "e" ? "\\mathrm{e}" : expression.name === "pi" ? "\\pi" : "\\infty";
      case "symbol":
        return this.#symbol(expression.name);
      case "entry":
        return `${this.#subscripted(expression.of)}_{${this.#subscript(expression.indices)}}`;
      case "negate":
        return `-${this.#atLeast(product, expression.of, true)}`;
      case "binary":
        return this.#binary(expression);
      case "compare":
        return `\\mathbb{1}\\left[${this.full(expression.left)} ${comparisons[expression.operator]} ${this.full(expression.right)}\\right]`;
      case "call":
        return this.#call(expression);
      case "apply":
        return `${this.#symbol(expression.name)}${this.#arguments(expression.args)}`;
      case "over":
        return this.#over(expression);
      case "list":
        return `\\left(${expression.items.map((item) => this.full(item)).join(", ")}\\right)`;
    }
  }

  #symbol(name: string): string {
    const given = this.#declarations.find(name)?.latex;
    if (given !== undefined) return given;
    const [base = "", ...subscript] = name.split("_");
    const main = nameLatex(base);
    if (subscript.length === 0) return main;
    const low = subscript.join("");
    return `${main}_{${/^(\d+|[A-Za-z])$/u.test(low) ? low : nameLatex(low)}}`;
  }

  /** A name that has a subscript already takes no second one. */
  #subscripted(of: Expression): string {
    const text = this.full(of);
    return of.kind === "symbol" && !text.includes("_") ? text : this.#inParentheses(of);
  }

  #subscript(indices: readonly Expression[]): string {
    const parts = indices.map((index) => this.full(index));
    return parts.every((part) => part.length === 1) ? parts.join(" ") : parts.join(", ");
  }

  #binary(binary: BinaryExpression): string {
    const { operator, left, right } = binary;
    switch (operator) {
      case "+":
        return `${this.full(left)} + ${this.#atLeast(sum, right, true)}`;
      case "-":
        return `${this.full(left)} - ${this.#atLeast(product, right, true)}`;
      case "*":
        return this.#product(left, right);
      case "·":
        return `${this.#leftFactor(left)} \\cdot ${this.#rightFactor(right)}`;
      case "/":
        return left.kind === "negate"
          ? `-\\frac{${this.full(left.of)}}{${this.full(right)}}`
          : `\\frac{${this.full(left)}}{${this.full(right)}}`;
      case "^":
        return `${this.#base(left)}^{${this.full(right)}}`;
      case ".*":
        return `${this.#leftFactor(left)} \\odot ${this.#rightFactor(right)}`;
      case "./":
        return `${this.#leftFactor(left)} \\oslash ${this.#rightFactor(right)}`;
      case ".^":
        return `${this.#base(left)}^{\\odot ${this.full(right)}}`;
    }
  }

  #product(left: Expression, right: Expression): string {
    const first = this.#leftFactor(left);
    const second = this.#rightFactor(right);
    // Two numbers side by side would be read as one.
    return /^[\d.]/u.test(second) ? `${first} \\cdot ${second}` : `${first}\\, ${second}`;
  }

  /** A minus in front may stand as it is; a sum would swallow what follows. */
  #leftFactor(left: Expression): string {
    if (endsWithOver(left)) return this.#inParentheses(left);
    return startsWithSign(left) && !isSum(left) ? this.full(left) : this.#atLeast(product, left);
  }

  #rightFactor(right: Expression): string {
    return right.kind === "over" ? this.full(right) : this.#atLeast(power, right);
  }

  #base(base: Expression): string {
    const isFraction = base.kind === "binary" && base.operator === "/";
    return isFraction ? this.#inParentheses(base) : this.#atLeast(atom, base);
  }

  #call({ name, args }: CallExpression): string {
    const [first, second] = args;
    if (!first) return "";
    const inner = this.full(first);
    switch (name) {
      case "abs":
        return `\\left|${inner}\\right|`;
      case "sqrt":
        return `\\sqrt{${inner}}`;
      case "norm1":
        return `\\left\\lVert ${inner}\\right\\rVert_{1}`;
      case "norm2":
        return `\\left\\lVert ${inner}\\right\\rVert_{2}`;
      case "norminf":
        return `\\left\\lVert ${inner}\\right\\rVert_{\\infty}`;
      case "rms":
        return `\\left\\lVert ${inner}\\right\\rVert_{\\mathrm{RMS}}`;
      case "norm":
        return `\\left\\lVert ${inner}\\right\\rVert_{${second ? this.full(second) : "2"}}`;
      case "transpose":
        return `${this.#atLeast(atom, first)}^{\\top}`;
      case "dot":
        return `${this.#atLeast(atom, first)}^{\\top} ${this.#atLeast(power, second ?? first)}`;
      case "outer":
        return `${this.#atLeast(power, first)}\\, ${this.#atLeast(atom, second ?? first)}^{\\top}`;
      case "exp":
      case "log":
      case "Gamma":
      case "max":
      case "min":
        return `${functions[name]}${this.#arguments(args)}`;
      case "sign":
      case "relu":
      case "sum":
      case "mean":
      case "product":
      case "median":
      case "argmax":
        return `\\operatorname{${name}}${this.#arguments(args)}`;
    }
  }

  #arguments(args: readonly Expression[]): string {
    return `\\left(${args.map((argument) => this.full(argument)).join(", ")}\\right)`;
  }

  #over({ reducer, index, range, body }: OverExpression): string {
    const from = range ? `${this.#symbol(index)}=${this.full(range.from)}` : this.#symbol(index);
    const to = range ? `^{${this.full(range.to)}}` : "";
    const reach = reducer === "sum" || reducer === "mean" ? product : power;
    return `${reducers[reducer]}_{${from}}${to} ${this.#atLeast(reach, body, true)}`;
  }

  /** In parentheses if it binds less tightly; a sign in front counts as a sum where something stands before it. */
  #atLeast(tightness: Tightness, expression: Expression, follows = false): string {
    const own = tightnessOf(expression);
    const needsParentheses = own < tightness || (follows && startsWithSign(expression));
    return needsParentheses ? this.#inParentheses(expression) : this.full(expression);
  }

  #inParentheses(expression: Expression): string {
    return `\\left(${this.full(expression)}\\right)`;
  }
}

/** Whether the typeset form begins with a minus. */
function startsWithSign(expression: Expression): boolean {
  if (expression.kind === "negate") return true;
  if (expression.kind !== "binary") return false;
  const { operator, left } = expression;
  if (operator === "/") return left.kind === "negate";
  if (operator === "^" || operator === ".^") return false;
  return startsWithSign(left) && (isSum(expression) || !isSum(left)) && !endsWithOver(left);
}

/** Whether the typeset form ends with what a sum is taken of. */
function endsWithOver(expression: Expression): boolean {
  if (expression.kind === "over") return true;
  if (expression.kind === "negate") return endsWithOver(expression.of);
  const isProduct = expression.kind === "binary" && tightnessOf(expression) === product;
  return isProduct && expression.right.kind === "over";
}

function isSum(expression: Expression): boolean {
  return expression.kind === "binary" && (expression.operator === "+" || expression.operator === "-");
}

function tightnessOf(expression: Expression): Tightness {
  switch (expression.kind) {
    case "negate":
      return sum;
    case "over":
      return product;
    case "number":
      return expression.value < 0 ? sum : /e/u.test(String(expression.value)) ? product : atom;
    case "entry":
      return atom;
    case "binary":
      switch (expression.operator) {
        case "+":
        case "-":
          return sum;
        case "/":
          return expression.left.kind === "negate" ? sum : power;
        case "^":
        case ".^":
          return power;
        case "*":
        case "·":
        case ".*":
        case "./":
          return product;
      }
    case "call":
      return expression.name === "transpose"
        ? power
        : expression.name === "dot" || expression.name === "outer"
          ? product
          : atom;
    case "constant":
    case "symbol":
    case "compare":
    case "apply":
    case "list":
      return atom;
  }
}

function numberLatex(value: number): string {
  const [digits = "", exponent] = String(value).split("e");
  return exponent === undefined ? digits : `${digits} \\cdot 10^{${Number(exponent)}}`;
}

function nameLatex(name: string): string {
  if (greek.has(name)) return `\\${name}`;
  const accent = /^(.+?)(bar|tilde|hat)$/u.exec(name);
  const accented = accent?.[1];
  if (accented !== undefined && (accented.length === 1 || greek.has(accented)))
    return `\\${accent?.[2] ?? "bar"}{${nameLatex(accented)}}`;
  return name.length === 1 ? name : `\\mathrm{${name}}`;
}
