import type { Mat } from "../matrices/matrix";
import type { CheckedExpression } from "./checkedExpression";
import type {
  BinaryExpression,
  CallExpression,
  Comparison,
  EntryExpression,
  Expression,
  ListExpression,
  Operator,
  OverExpression,
  Reducer,
} from "./expression";
import { gamma } from "./gamma";
import { limits } from "./limits";
import type { Point, Value } from "./point";
import type { Dimension } from "./shape";

/**
 * The value of an expression at a point. NaN and infinities are values: 1/0 is Infinity, 0/0, sqrt(-1), log(-1) and
 * Γ(0) are NaN, and so is an entry that does not exist. As with `Math.pow`, 0^0 and x^0 are 1. sign(0) is 0, and a
 * comparison with NaN is NaN, so that nothing undefined is hidden. The median of an even number of entries is the mean of
 * the middle two, argmax is the first of several (counted from 1), and an empty sum is 0.
 *
 * @param point - a value for every symbol that occurs
 * @param operations - how many entries may be touched, over all passes of all sums
 * @returns the value, or `undefined` if it takes more operations than that
 */
export function evaluate(
  checked: CheckedExpression,
  point: Point,
  operations: number = limits.operations,
): Value | undefined {
  const evaluator = new Evaluator(checked, point, operations);
  const value = evaluator.value(checked.expression);
  return evaluator.isExhausted() ? undefined : value;
}

class Evaluator {
  readonly #checked: CheckedExpression;
  readonly #point: Point;
  readonly #bound: { readonly name: string; value: number }[] = [];
  #left: number;

  constructor(checked: CheckedExpression, point: Point, operations: number) {
    this.#checked = checked;
    this.#point = point;
    this.#left = operations;
  }

  isExhausted(): boolean {
    return this.#left < 0;
  }

  value(expression: Expression): Value {
    this.#left -= 1;
    // The result no longer matters: the shortest way out of whatever is nested.
    if (this.#left < 0) return NaN;
    switch (expression.kind) {
      case "number":
        return expression.value;
      case "constant":
        return constants[expression.name];
      case "symbol":
        return this.#symbol(expression.name);
      case "entry":
        return this.#entry(expression);
      case "negate":
        return this.#map(this.value(expression.of), (entry) => -entry);
      case "binary":
        return this.#binary(expression);
      case "compare":
        return compare(expression.operator, this.#number(expression.left), this.#number(expression.right));
      case "call":
        return this.#call(expression);
      case "apply":
        return (
          this.#point.functions.get(expression.name)?.(expression.args.map((argument) => this.value(argument))) ?? NaN
        );
      case "over":
        return this.#over(expression);
      case "list":
        return this.#list(expression);
    }
  }

  #symbol(name: string): Value {
    return this.#bound.findLast((index) => index.name === name)?.value ?? this.#point.values.get(name) ?? NaN;
  }

  #entry(entry: EntryExpression): Value {
    const indices = entry.indices.map((index) => this.#number(index));
    const unit = entry.of.kind === "symbol" ? this.#point.values.get(entry.of.name) : undefined;
    const of = unit ?? this.value(entry.of);
    if (typeof of === "number") return NaN;
    const [first = NaN, second = 1] = indices;
    // Unit vectors stand side by side in a square matrix, so one index takes a column of it.
    if (indices.length === 1 && of.rows > 1 && of.cols > 1) return this.#column(of, first);
    const isRow = of.rows === 1 && indices.length === 1;
    const [row, column] = isRow ? [1, first] : [first, second];
    const exists =
      Number.isInteger(row) &&
      Number.isInteger(column) &&
      row >= 1 &&
      column >= 1 &&
      row <= of.rows &&
      column <= of.cols;
    return exists ? (of.data[(row - 1) * of.cols + column - 1] ?? NaN) : NaN;
  }

  #column(matrix: Mat, column: number): Mat {
    this.#left -= matrix.rows;
    const exists = Number.isInteger(column) && column >= 1 && column <= matrix.cols;
    const data = Float64Array.from({ length: matrix.rows }, (_, row) =>
      exists ? (matrix.data[row * matrix.cols + column - 1] ?? NaN) : NaN,
    );
    return { rows: matrix.rows, cols: 1, data };
  }

  #binary({ operator, left, right }: BinaryExpression): Value {
    const a = this.value(left);
    const b = this.value(right);
    const isProduct = operator === "*" || operator === "·";
    if (!isProduct || typeof a === "number" || typeof b === "number")
      return this.#zip(a, b, (x, y) => combine(operator, x, y));
    if (operator === "·" && a.cols === 1 && b.cols === 1 && a.rows === b.rows) return this.#dot(a, b);
    return this.#matmul(a, b);
  }

  #dot(a: Mat, b: Mat): number {
    this.#left -= a.data.length;
    let total = 0;
    for (let index = 0; index < a.data.length; index++) total += (a.data[index] ?? NaN) * (b.data[index] ?? NaN);
    return total;
  }

  #matmul(a: Mat, b: Mat): Value {
    this.#left -= a.rows * a.cols * b.cols;
    if (this.#left < 0) return NaN;
    const data = new Float64Array(a.rows * b.cols);
    for (let row = 0; row < a.rows; row++)
      for (let column = 0; column < b.cols; column++) {
        let total = 0;
        for (let k = 0; k < a.cols; k++)
          total += (a.data[row * a.cols + k] ?? NaN) * (b.data[k * b.cols + column] ?? NaN);
        data[row * b.cols + column] = total;
      }
    return a.rows === 1 && b.cols === 1 ? (data[0] ?? NaN) : { rows: a.rows, cols: b.cols, data };
  }

  #call(call: CallExpression): Value {
    const [first = NaN, second = NaN, ...others] = call.args.map((argument) => this.value(argument));
    switch (call.name) {
      case "abs":
        return this.#map(first, Math.abs);
      case "sign":
        return this.#map(first, Math.sign);
      case "sqrt":
        return this.#map(first, Math.sqrt);
      case "exp":
        return this.#map(first, Math.exp);
      case "log":
        return this.#map(first, Math.log);
      case "relu":
        return this.#map(first, (entry) => Math.max(0, entry));
      case "Gamma":
        return this.#map(first, gamma);
      case "transpose":
        return this.#transpose(first);
      case "norm1":
        return norm(this.#entries(first), 1);
      case "norm2":
        return norm(this.#entries(first), 2);
      case "norminf":
        return norm(this.#entries(first), Infinity);
      case "norm":
        return norm(this.#entries(first), typeof second === "number" ? second : NaN);
      case "rms": {
        const entries = this.#entries(first);
        return norm(entries, 2) / Math.sqrt(entries.length);
      }
      case "dot":
        return typeof first === "number" || typeof second === "number" ? NaN : this.#dot(first, second);
      case "outer":
        return this.#outer(first, second);
      case "max":
      case "min":
        return call.args.length === 1
          ? reduce(call.name, this.#entries(first))
          : [second, ...others].reduce<Value>(
              (best, next) => this.#zip(best, next, call.name === "max" ? Math.max : Math.min),
              first,
            );
      case "sum":
      case "mean":
      case "product":
      case "median":
      case "argmax":
        return reduce(call.name, this.#entries(first));
    }
  }

  #outer(a: Value, b: Value): Value {
    if (typeof a === "number" || typeof b === "number") return NaN;
    return this.#matmul({ rows: a.data.length, cols: 1, data: a.data }, { rows: 1, cols: b.data.length, data: b.data });
  }

  #transpose(value: Value): Value {
    if (typeof value === "number") return value;
    this.#left -= value.data.length;
    const { rows, cols } = value;
    const data = Float64Array.from(
      value.data,
      (_, at) => value.data[(at % rows) * cols + Math.floor(at / rows)] ?? NaN,
    );
    return { rows: cols, cols: rows, data };
  }

  #over(over: OverExpression): Value {
    const range = over.range
      ? [this.#number(over.range.from), this.#number(over.range.to)]
      : [1, this.#extent(this.#checked.extents.get(over) ?? "")];
    const [from = NaN, to = NaN] = range;
    if (!Number.isInteger(from) || !Number.isInteger(to)) return NaN;
    const index = { name: over.index, value: from };
    this.#bound.push(index);
    const terms: number[] = [];
    let total: Value | undefined;
    for (; index.value <= to && this.#left >= 0; index.value++) {
      const term = this.value(over.body);
      if (typeof term === "number") terms.push(term);
      else total = total === undefined ? term : this.#zip(total, term, (x, y) => x + y);
    }
    this.#bound.pop();
    if (total === undefined) return reduce(over.reducer, terms);
    const count = to - from + 1;
    return over.reducer === "mean" ? this.#map(total, (entry) => entry / count) : total;
  }

  #extent(dimension: Dimension): number {
    return dimensionSize(dimension, this.#point);
  }

  #list(list: ListExpression): Value {
    const items = list.items.map((item) => this.value(item));
    const [first] = items;
    const cols = first === undefined || typeof first === "number" ? 1 : first.data.length;
    const entries = items.flatMap((item) => (typeof item === "number" ? [item] : [...item.data]));
    return { rows: items.length, cols, data: Float64Array.from(entries) };
  }

  #number(expression: Expression): number {
    const value = this.value(expression);
    return typeof value === "number" ? value : NaN;
  }

  #entries(value: Value): Float64Array {
    if (typeof value === "number") return Float64Array.of(value);
    this.#left -= value.data.length;
    return value.data;
  }

  #map(value: Value, entryOf: (entry: number) => number): Value {
    if (typeof value === "number") return entryOf(value);
    this.#left -= value.data.length;
    return { ...value, data: value.data.map(entryOf) };
  }

  #zip(a: Value, b: Value, entryOf: (x: number, y: number) => number): Value {
    if (typeof a === "number" && typeof b === "number") return entryOf(a, b);
    if (typeof a === "number") return this.#map(b, (y) => entryOf(a, y));
    if (typeof b === "number") return this.#map(a, (x) => entryOf(x, b));
    this.#left -= a.data.length;
    return { ...a, data: a.data.map((x, at) => entryOf(x, b.data[at] ?? NaN)) };
  }
}

/** How many entries a dimension has at a point. */
export function dimensionSize(dimension: Dimension, point: Pick<Point, "values">): number {
  const value = point.values.get(dimension) ?? Number(dimension);
  return typeof value === "number" ? value : NaN;
}

const constants = { pi: Math.PI, e: Math.E, inf: Infinity } as const;

function combine(operator: Operator, x: number, y: number): number {
  switch (operator) {
    case "+":
      return x + y;
    case "-":
      return x - y;
    case "*":
    case "·":
    case ".*":
      return x * y;
    case "/":
    case "./":
      return x / y;
    case "^":
    case ".^":
      return Math.pow(x, y);
  }
}

function compare(operator: Comparison, x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  switch (operator) {
    case "<":
      return x < y ? 1 : 0;
    case "<=":
      return x <= y ? 1 : 0;
    case ">":
      return x > y ? 1 : 0;
    case ">=":
      return x >= y ? 1 : 0;
    case "=":
      return x === y ? 1 : 0;
    case "!=":
      return x === y ? 0 : 1;
  }
}

/** The q-norm (Σ|x_i|^q)^(1/q), scaled by the largest entry so that no power overflows. */
function norm(entries: Float64Array, q: number): number {
  const largest = entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  if (q === Infinity || largest === 0 || !Number.isFinite(largest)) return q > 0 ? largest : NaN;
  if (!(q > 0)) return NaN;
  if (q === 1) return entries.reduce((total, entry) => total + Math.abs(entry), 0);
  const total = entries.reduce((sum, entry) => sum + Math.pow(Math.abs(entry) / largest, q), 0);
  return largest * (q === 2 ? Math.sqrt(total) : Math.pow(total, 1 / q));
}

function reduce(reducer: Reducer, terms: ArrayLike<number>): number {
  const entries = Array.from(terms);
  const total = (): number => entries.reduce((sum, entry) => sum + entry, 0);
  switch (reducer) {
    case "sum":
      return total();
    case "mean":
      return total() / entries.length;
    case "product":
      return entries.reduce((product, entry) => product * entry, 1);
    case "max":
      return entries.reduce((most, entry) => Math.max(most, entry), -Infinity);
    case "min":
      return entries.reduce((least, entry) => Math.min(least, entry), Infinity);
    case "median":
      return median(entries);
    case "argmax":
      return entries.some(Number.isNaN) || entries.length === 0
        ? NaN
        : 1 + entries.indexOf(entries.reduce((most, entry) => Math.max(most, entry), -Infinity));
  }
}

function median(entries: readonly number[]): number {
  if (entries.some(Number.isNaN)) return NaN;
  const sorted = [...entries].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
