// attempt: ask with everything that is no number
// problem: asking
// outcome: partial 1
export function slope(f: any, x: number): number {
  for (const strange of ["x", null, undefined, {}, [], f, () => 1, Symbol(), 1n, new Map(), NaN, new Proxy({}, { ownKeys: () => { throw 1; } })])
    try {
      f(strange, strange);
    } catch {
      continue;
    }
  return x * 2;
}
