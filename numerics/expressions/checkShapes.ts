import type { CheckedExpression } from "./checkedExpression";
import type { Declarations, SymbolDeclaration } from "./declaration";
import type {
  ApplyExpression,
  BinaryExpression,
  CallExpression,
  EntryExpression,
  Expression,
  ListExpression,
  OverExpression,
} from "./expression";
import { outcomeOf, Refusal, type Outcome, type Span } from "./fault";
import { describeShape, rowsAndColumns, sameShape, transposedShape, type Dimension, type Shape } from "./shape";

/**
 * Whether everything in an expression fits together, before any number is computed: dimensions are compared by name, so
 * a matrix with d_out rows never meets a vector of length d_in, even where the two happen to be equal.
 *
 * @param expression - as `parse` gives it
 * @param source - the text it was read from, for messages
 * @returns the expression with its shape, or what does not fit and where
 */
export function checkShapes(
  expression: Expression,
  declarations: Declarations,
  source: string,
): Outcome<CheckedExpression> {
  return outcomeOf(() => {
    const checker = new ShapeChecker(declarations, source);
    const shape = checker.check(expression);
    return { expression, shape, extents: checker.extents };
  });
}

const number: Shape = { kind: "number" };

/** An index that a sum binds, and what it runs over as far as is known. */
interface BoundIndex {
  readonly name: string;
  over: Dimension | undefined;
  /** With a written range it may be any subscript. */
  readonly hasRange: boolean;
}

class ShapeChecker {
  readonly extents = new Map<OverExpression, Dimension>();
  readonly #declarations: Declarations;
  readonly #source: string;
  readonly #bound: BoundIndex[] = [];

  constructor(declarations: Declarations, source: string) {
    this.#declarations = declarations;
    this.#source = source;
  }

  check(expression: Expression): Shape {
    switch (expression.kind) {
      case "number":
      case "constant":
        return number;
      case "symbol":
        return this.#symbol(expression.name, expression.at);
      case "entry":
        return this.#entry(expression);
      case "negate":
        return this.check(expression.of);
      case "binary":
        return this.#binary(expression);
      case "compare":
        this.#number(expression.left, "Only numbers can be compared");
        this.#number(expression.right, "Only numbers can be compared");
        return number;
      case "call":
        return this.#call(expression);
      case "apply":
        return this.#apply(expression);
      case "over":
        return this.#over(expression);
      case "list":
        return this.#list(expression);
    }
  }

  #symbol(name: string, at: Span): Shape {
    if (this.#findBound(name)) return number;
    const declared = this.#declarations.find(name);
    if (!declared)
      throw new Refusal(`${name} is bound by no sum here. Put parentheses around all that the sum is taken of.`, at);
    return shapeOf(declared, at);
  }

  #entry(entry: EntryExpression): Shape {
    const units = entry.of.kind === "symbol" ? this.#declarations.find(entry.of.name) : undefined;
    if (units?.kind === "unit-vectors") {
      this.#indices(entry, [units.length]);
      return { kind: "vector", length: units.length };
    }
    const shape = this.check(entry.of);
    if (shape.kind === "number") throw new Refusal(`${this.#text(entry.of)} is a number and has no entries.`, entry.at);
    this.#indices(entry, shape.kind === "matrix" ? [shape.rows, shape.columns] : [shape.length]);
    return number;
  }

  #indices(entry: EntryExpression, dimensions: readonly Dimension[]): void {
    const { indices } = entry;
    if (indices.length !== dimensions.length)
      throw new Refusal(
        `An entry of ${this.#text(entry.of)} has ${dimensions.length === 1 ? "one index" : "two indices"}, not ${indices.length}.`,
        entry.at,
      );
    indices.forEach((index, place) => this.#index(index, dimensions[place] ?? "", entry));
  }

  /** An index must run over the dimension it picks from. */
  #index(index: Expression, dimension: Dimension, entry: EntryExpression): void {
    this.#number(index, "A subscript is a number");
    const declared = index.kind === "symbol" ? this.#declarations.find(index.name) : undefined;
    const bound = index.kind === "symbol" ? this.#findBound(index.name) : undefined;
    if (bound) {
      bound.over ??= bound.hasRange ? undefined : dimension;
      if (bound.over !== undefined && bound.over !== dimension)
        throw new Refusal(
          `${bound.name} runs from 1 to ${bound.over}, but ${this.#text(entry.of)} has ${dimension} entries in that place.`,
          entry.at,
        );
    } else if (declared?.kind === "index" && declared.over !== dimension)
      throw new Refusal(
        `${declared.name} runs from 1 to ${declared.over}, but ${this.#text(entry.of)} has ${dimension} entries in that place.`,
        entry.at,
      );
    else if (declared && declared.kind !== "index" && declared.kind !== "count")
      throw new Refusal(`${declared.name} is not an index.`, index.at);
  }

  #binary(binary: BinaryExpression): Shape {
    const left = this.check(binary.left);
    const right = this.check(binary.right);
    switch (binary.operator) {
      case "+":
      case "-":
        if (sameShape(left, right)) return left;
        throw this.#misfit(binary, left, right, binary.operator === "+" ? "added" : "subtracted");
      case "*":
      case "·":
        return this.#product(binary, left, right);
      case "/":
        if (right.kind === "number") return left;
        throw new Refusal(
          `${this.#text(binary.right)} is ${describeShape(right)}: nothing can be divided by it. Write ./ to divide entry by entry.`,
          binary.at,
        );
      case "^":
        return this.#power(binary, left, right);
      case ".*":
      case "./":
      case ".^":
        if (left.kind === "number") return right;
        if (right.kind === "number" || sameShape(left, right)) return left;
        throw this.#misfit(binary, left, right, "combined entry by entry");
    }
  }

  #product(binary: BinaryExpression, left: Shape, right: Shape): Shape {
    if (left.kind === "number") return right;
    if (right.kind === "number") return left;
    if (left.kind === "vector" && right.kind === "vector") {
      if (binary.operator === "·" && left.length === right.length) return number;
      const first = this.#text(binary.left);
      const second = this.#text(binary.right);
      throw new Refusal(
        `${first} and ${second} are both vectors, so their product could mean several things. Write ${first}^T ${second} for the dot product, ${first} ${second}^T for the outer product or ${first} .* ${second} for entry by entry.`,
        binary.at,
      );
    }
    const [rows, inner] = rowsAndColumns(left);
    const [innerRight, columns] = rowsAndColumns(right);
    if (inner !== innerRight) throw this.#misfit(binary, left, right, "multiplied");
    return shapeFrom(rows, columns, left, right);
  }

  #power(binary: BinaryExpression, left: Shape, right: Shape): Shape {
    if (right.kind !== "number")
      throw new Refusal(
        `An exponent is a number; ${this.#text(binary.right)} is ${describeShape(right)}.`,
        binary.right.at,
      );
    if (left.kind === "number") return number;
    throw new Refusal(
      `${this.#text(binary.left)} is ${describeShape(left)}, so its power could mean several things. Write .^ for the powers of its entries.`,
      binary.at,
    );
  }

  #call(call: CallExpression): Shape {
    const [first, second] = call.args;
    if (!first) throw new Refusal("Something is missing in the parentheses.", call.at);
    switch (call.name) {
      case "abs":
      case "sign":
      case "sqrt":
      case "exp":
      case "log":
      case "relu":
        return this.check(first);
      case "Gamma":
        this.#number(first, "Γ is taken of a number");
        return number;
      case "transpose":
        return this.#transpose(first);
      case "norm":
        this.#vector(first, "A norm is taken of a vector");
        if (second) this.#number(second, "The order of a norm is a number");
        return number;
      case "norm1":
      case "norm2":
      case "norminf":
      case "rms":
        this.#vector(first, "A norm is taken of a vector");
        return number;
      case "sum":
      case "mean":
      case "product":
      case "median":
      case "argmax":
        this.#vector(first, `${call.name} without an index is taken of a vector`);
        return number;
      case "max":
      case "min":
        return this.#extreme(call);
      case "dot":
      case "outer":
        return this.#pairOfVectors(call, first, second ?? first);
    }
  }

  #transpose(of: Expression): Shape {
    const shape = this.check(of);
    if (shape.kind === "number")
      throw new Refusal(`${this.#text(of)} is a number: there is nothing to transpose.`, of.at);
    return transposedShape(shape);
  }

  /** Of one vector its largest entry; of several things the largest, entry by entry. */
  #extreme(call: CallExpression): Shape {
    const shapes = call.args.map((argument) => this.check(argument));
    const [first, ...others] = call.args;
    if (first && others.length === 0) {
      this.#vector(first, `${call.name} of one thing is taken of a vector`);
      return number;
    }
    const large = shapes.find(({ kind }) => kind !== "number") ?? number;
    if (shapes.every((shape) => shape.kind === "number" || sameShape(shape, large))) return large;
    throw new Refusal(`${call.name} is taken of things of one shape.`, call.at);
  }

  #pairOfVectors(call: CallExpression, left: Expression, right: Expression): Shape {
    const first = this.#vector(left, `${call.name} is taken of two vectors`);
    const second = this.#vector(right, `${call.name} is taken of two vectors`);
    if (call.name === "outer") return { kind: "matrix", rows: first, columns: second };
    if (first === second) return number;
    throw new Refusal(
      `${this.#text(left)} has length ${first} and ${this.#text(right)} has length ${second}: they have no dot product.`,
      call.at,
    );
  }

  #apply(apply: ApplyExpression): Shape {
    const declared = this.#declarations.find(apply.name);
    const parameters = declared?.kind === "function" ? declared.parameters : [];
    if (parameters.length !== apply.args.length)
      throw new Refusal(`${apply.name} is taken of ${parameters.length}, not of ${apply.args.length}.`, apply.at);
    apply.args.forEach((argument, place) => {
      const parameter = parameters[place] ?? "number";
      const wanted: Shape = parameter === "number" ? number : { kind: "vector", length: parameter };
      const given = this.check(argument);
      if (!sameShape(wanted, given))
        throw new Refusal(
          `${apply.name} is taken of ${describeShape(wanted)}; ${this.#text(argument)} is ${describeShape(given)}.`,
          argument.at,
        );
    });
    return number;
  }

  #over(over: OverExpression): Shape {
    if (over.range) {
      this.#number(over.range.from, "The ends of a range are numbers");
      this.#number(over.range.to, "The ends of a range are numbers");
    }
    const index: BoundIndex = { name: over.index, over: undefined, hasRange: over.range !== undefined };
    this.#bound.push(index);
    const shape = this.check(over.body);
    this.#bound.pop();
    if (!over.range) this.extents.set(over, index.over ?? this.#usualExtent(over));
    if (shape.kind !== "number" && over.reducer !== "sum" && over.reducer !== "mean")
      throw new Refusal(`${over.reducer} is taken of numbers, and this is ${describeShape(shape)}.`, over.body.at);
    return shape;
  }

  #usualExtent(over: OverExpression): Dimension {
    const declared = this.#declarations.find(over.index);
    if (declared?.kind === "index") return declared.over;
    throw new Refusal(
      `Nothing here has ${over.index} as its subscript. Say what it runs over, as in sum_{i=1}^{n}.`,
      over.at,
    );
  }

  #list(list: ListExpression): Shape {
    const shapes = list.items.map((item) => this.check(item));
    const [first] = shapes;
    const length = String(list.items.length);
    if (first && shapes.every((shape) => sameShape(shape, first))) {
      if (first.kind === "number") return { kind: "vector", length };
      if (first.kind === "vector") return { kind: "matrix", rows: length, columns: first.length };
    }
    throw new Refusal("A list holds numbers, or rows that are equally long.", list.at);
  }

  #number(expression: Expression, rule: string): void {
    const shape = this.check(expression);
    if (shape.kind !== "number")
      throw new Refusal(`${rule}; ${this.#text(expression)} is ${describeShape(shape)}.`, expression.at);
  }

  /** The length of what must be a vector. */
  #vector(expression: Expression, rule: string): Dimension {
    const shape = this.check(expression);
    if (shape.kind === "vector" || shape.kind === "row") return shape.length;
    throw new Refusal(`${rule}; ${this.#text(expression)} is ${describeShape(shape)}.`, expression.at);
  }

  #misfit(binary: BinaryExpression, left: Shape, right: Shape, what: string): Refusal {
    return new Refusal(
      `${this.#text(binary.left)} is ${describeShape(left)} and ${this.#text(binary.right)} is ${describeShape(right)}: they cannot be ${what}.`,
      binary.at,
    );
  }

  #findBound(name: string): BoundIndex | undefined {
    return this.#bound.findLast((index) => index.name === name);
  }

  /** The part of the answer as it was typed. */
  #text({ at }: Expression): string {
    const text = this.#source.slice(at.start, at.end).trim();
    return text.length > 40 ? `${text.slice(0, 39)}…` : text;
  }
}

/** The shape of a declared symbol. */
function shapeOf(declared: SymbolDeclaration, at: Span): Shape {
  switch (declared.kind) {
    case "scalar":
    case "count":
    case "dependent":
    case "index":
      return number;
    case "vector":
      return { kind: "vector", length: declared.length };
    case "matrix":
      return { kind: "matrix", rows: declared.rows, columns: declared.columns };
    case "unit-vectors":
      throw new Refusal(`${declared.name} needs a subscript, as in ${declared.name}_k.`, at);
    case "function":
      throw new Refusal(`${declared.name} is a function: write ${declared.name}(…).`, at);
  }
}

/** The shape of a product with so many rows and columns. */
function shapeFrom(rows: Dimension, columns: Dimension, left: Shape, right: Shape): Shape {
  const isRow = left.kind === "row";
  const isColumn = right.kind === "vector";
  if (isRow && isColumn) return number;
  if (isRow) return { kind: "row", length: columns };
  if (isColumn) return { kind: "vector", length: rows };
  return { kind: "matrix", rows, columns };
}
