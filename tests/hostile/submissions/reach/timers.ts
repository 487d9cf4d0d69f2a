// attempt: act after the call has returned
// problem: small
// outcome: wrong-answer 0
const ways: (() => unknown)[] = [
  () => setTimeout(() => {}, 0),
  () => setInterval(() => {}, 0),
  () => setImmediate(() => {}),
  () => queueMicrotask(() => {}),
  () => process.nextTick(() => {}),
  () => new FinalizationRegistry(() => {}),
  () => new AbortController(),
  () => requestAnimationFrame(() => {}),
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
