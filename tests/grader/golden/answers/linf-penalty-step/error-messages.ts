import { dot, matrix, matvec, seededRng, vec, type Vec } from "numerics";

// Left out, as their words or numbers belong to one release of V8 or another: what JSON.parse says of bad JSON, and how
// deep a recursion comes.
const attempts: (() => unknown)[] = [
  () => (undefined as unknown as { x: number }).x,
  () => (null as unknown as { f: () => void }).f(),
  () => (({}) as { f: () => void }).f(),
  () => (globalThis as unknown as Record<string, () => void>)["process"]?.(),
  () => new Float64Array(-1),
  () => new Array<number>(-1),
  () => (1).toFixed(101),
  () => "a".repeat(-1),
  () => [].reduce((a) => a),
  () => new Date(NaN).toISOString(),
  () => decodeURIComponent("%"),
  () => (1n as unknown as number) + 1,
  () => (Symbol("s") as unknown as number) * 1,
  () => Object.defineProperty(Object.freeze({}), "x", { value: 1 }),
  () => structuredClone(() => 1),
  () => new RegExp("("),
  () => dot(vec([1, 2]), vec([1])),
  () => matvec(matrix(2, 2, [1, 2, 3, 4]), vec([1])),
  () => seededRng("s").int(0),
];

let isTold = false;

function tell(): void {
  isTold = true;
  for (const attempt of attempts)
    try {
      console.log("no error", attempt());
    } catch (error) {
      console.log(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
}

function inner(g: Vec): Vec {
  return (g as unknown as { missing: { entries: Vec } }).missing.entries;
}

export function step(g: Vec, alpha: number): Vec {
  if (!isTold) tell();
  if (g.length % 2 === 0) throw new RangeError(`alpha is ${alpha}, g begins with ${g[0]}`);
  return inner(g);
}
