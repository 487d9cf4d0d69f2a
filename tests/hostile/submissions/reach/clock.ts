// attempt: find a clock that runs
// problem: small
// outcome: wrong-answer 0
const instants = (): unknown[] => [
  Date.now(), new Date().getTime(), +new (new Date().constructor as any)(), Date(), Reflect.construct(Date, []).getTime(),
  new Intl.DateTimeFormat("en", { minute: "numeric", second: "numeric", fractionalSecondDigits: 3 }).format(),
  JSON.stringify(new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "full" }).formatToParts()),
  new Intl.DateTimeFormat().format(undefined),
  new Date().toLocaleString(), typeof performance, typeof (globalThis as any).Temporal, typeof (globalThis as any).process,
];
export function scaled(g: Float64Array): Float64Array {
  const before = instants();
  let sum = 0;
  for (let i = 0; i < 1e6; i++) sum += Math.sqrt(i);
  const after = instants();
  const running = before.flatMap((instant, index) => (instant === after[index] ? [] : [index]));
  if (running.length > 0 && sum > 0) throw new Error(`ESCAPED: clock ${running}`);
  const day = new Intl.DateTimeFormat("en-GB").format();
  if (day !== new Intl.DateTimeFormat("en-GB").format(new Date())) throw new Error("ESCAPED: today is " + day);
  return new Float64Array(g.length);
}
export const grad = (): number => 0;
