// attempt: open a connection
// problem: small
// outcome: wrong-answer 0
const ways: (() => unknown)[] = [
  () => fetch("http://127.0.0.1:80/"),
  () => new WebSocket("ws://127.0.0.1"),
  () => new XMLHttpRequest(),
  () => new EventSource("http://127.0.0.1"),
  () => navigator.sendBeacon("http://127.0.0.1"),
  () => require("net").connect(80),
  () => require("dgram").createSocket("udp4"),
  () => require("http2"),
  () => (() => {}).constructor("return fetch")()("http://127.0.0.1"),
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
