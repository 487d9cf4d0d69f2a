// attempt: compile machine code
// problem: small
// outcome: wrong-answer 0
const ways: (() => unknown)[] = [
  () => WebAssembly,
  () => (() => {}).constructor("return WebAssembly")(),
  () => (0, eval)("new WebAssembly.Memory({ initial: 60000 })"),
  () => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
];
export function scaled(g: Float64Array): Float64Array {
  for (const way of ways) {
    let found: unknown;
    try {
      found = way();
    } catch {
      continue;
    }
    if (found !== undefined) throw new Error(`ESCAPED by ${way}: ${String(found).slice(0, 200)}`);
  }
  return new Float64Array(g.length);
}
export const grad = (): number => 0;
