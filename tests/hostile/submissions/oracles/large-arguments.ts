// attempt: ask with a megabyte each time
// problem: asking
// outcome: time-limit 0
export function slope(f: any, x: number): number {
  const large = new Float64Array(90_000);
  for (;;)
    try {
      f(large);
    } catch {
      continue;
    }
}
