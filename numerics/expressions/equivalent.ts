import { DomainError } from "../errors/DomainError";
import { seededRng } from "../random/seededRng";
import type { CheckedExpression } from "./checkedExpression";
import type { Declarations } from "./declaration";
import { evaluate } from "./evaluate";
import type { Point, Value } from "./point";
import { entriesOf, findRelation, type Relation } from "./relation";
import { samplePoint } from "./samplePoint";
import { sameShape, transposedShape } from "./shape";
import { shapeMismatch } from "./shapeMismatch";

/** One point where an answer is not the key, for showing why. */
export interface Witness {
  readonly point: Point;
  readonly key: Value;
  readonly answer: Value;
}

/** What comparing an answer with a key gives. */
export type Equivalence =
  | { readonly status: "equivalent" }
  /** Both have values, and they differ at `witness`. */
  | { readonly status: "different"; readonly witness: Witness; readonly relation?: Relation }
  /** The answer is NaN or infinite at `witness`, where the key has a value. */
  | { readonly status: "undefined"; readonly witness: Witness }
  | { readonly status: "wrong-shape"; readonly message: string; readonly relation?: Relation }
  /** Computing the answer once takes more operations than an answer may. */
  | { readonly status: "too-long" };

/** The key at one point. */
interface Sample {
  readonly point: Point;
  readonly value: Value;
}

/** Points at which both are computed. */
const points = 24;
/** Points that are tried to find as many at which the key has a value. */
const attempts = 4 * points;
const relativeTolerance = 1e-9;
const absoluteTolerance = 1e-13;

/**
 * Whether an answer means the same as a key: both are computed at 24 random points of the declared domain, with
 * dimensions drawn anew for each, and every entry must agree to |a − b| ≤ 1e-9·(|a| + |b|) + 1e-13. The cost is bounded
 * by `limits.operations` at each point. Different expressions of the course's size agree at all points by accident with
 * a probability that is negligible beside the tolerance: whoever adds 1e-14 is right.
 *
 * @param key - what the author wrote
 * @param answer - what the student wrote, read with the same declarations
 * @param seed - the same seed, key and answer give the same result, to the bit
 * @throws DomainError if the key has no value at three quarters of the points, or takes too long: its author's mistake
 * @see Schwartz, Fast probabilistic algorithms for verification of polynomial identities, J. ACM 27 (1980)
 */
export function equivalent(
  key: CheckedExpression,
  answer: CheckedExpression,
  declarations: Declarations,
  seed: string,
): Equivalence {
  const samples = sampleKey(key, declarations, seed);
  const message = shapeMismatch(key.shape, answer.shape, declarations);
  if (message !== undefined) {
    const status = "wrong-shape";
    return isTransposed(samples, key, answer)
      ? { status, message, relation: { kind: "transposed" } }
      : { status, message };
  }
  const answers: Value[] = [];
  for (const { point } of samples) {
    const value = evaluate(answer, point);
    if (value === undefined) return { status: "too-long" };
    answers.push(value);
  }
  const witnesses = samples.map(({ point, value }, at): Witness => ({ point, key: value, answer: answers[at] ?? NaN }));
  const undefinedAt = witnesses.find((witness) => !isFinite(witness.answer));
  if (undefinedAt) return { status: "undefined", witness: undefinedAt };
  const differentAt = witnesses.filter((witness) => !agree(witness.key, witness.answer));
  const [first] = differentAt;
  if (!first) return { status: "equivalent" };
  const values = samples.map(({ value }) => value);
  const relation =
    findRelation(values, answers) ??
    (isTransposed(samples, key, answer) ? ({ kind: "transposed" } as const) : undefined);
  const witness = differentAt.reduce((smallest, next) => (sizeOf(next) < sizeOf(smallest) ? next : smallest), first);
  return relation ? { status: "different", witness, relation } : { status: "different", witness };
}

/** The key at points where it has a value. */
function sampleKey(key: CheckedExpression, declarations: Declarations, seed: string): readonly Sample[] {
  const samples: Sample[] = [];
  const rng = seededRng(seed);
  for (let attempt = 0; attempt < attempts && samples.length < points; attempt++) {
    const point = samplePoint(declarations, rng.split(`point ${attempt}`));
    const value = evaluate(key, point);
    if (value === undefined) throw new DomainError("equivalent", "a key of fewer operations", "one of too many");
    if (isFinite(value)) samples.push({ point, value });
  }
  if (samples.length < points)
    throw new DomainError(
      "equivalent",
      "a key with values in its domain",
      `values at ${samples.length} of ${attempts} points`,
    );
  return samples;
}

/** Whether the answer is the key's transpose. */
function isTransposed(samples: readonly Sample[], key: CheckedExpression, answer: CheckedExpression): boolean {
  if (key.shape.kind === "number" || !sameShape(transposedShape(key.shape), answer.shape)) return false;
  const { expression } = answer;
  const turned: CheckedExpression = {
    expression: { kind: "call", name: "transpose", args: [expression], at: expression.at },
    shape: key.shape,
    extents: answer.extents,
  };
  return samples.every(({ point, value }) => agree(value, evaluate(turned, point) ?? NaN));
}

function agree(a: Value, b: Value): boolean {
  const right = entriesOf(b);
  return entriesOf(a).every((x, at) => {
    const y = right[at] ?? NaN;
    return Math.abs(x - y) <= relativeTolerance * (Math.abs(x) + Math.abs(y)) + absoluteTolerance;
  });
}

function isFinite(value: Value): boolean {
  return entriesOf(value).every(Number.isFinite);
}

/** How many numbers a person must read to follow the witness. */
function sizeOf({ point }: Witness): number {
  return [...point.values.values()].reduce<number>((total, value) => total + entriesOf(value).length, 0);
}
