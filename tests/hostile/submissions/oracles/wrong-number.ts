// attempt: ask functions that were never given, through a patched number
// problem: asking
// outcome: partial 1
// never: x ** 3
export function slope(f: any, x: number): number {
  console.log(String(f), f.name, f.length, Object.getOwnPropertyNames(f).join());
  return f.constructor === Function ? x * 2 : 0;
}
