// attempt: ask from within an answer, so deep that the stack ends
// problem: asking
// outcome: runtime-error 0
export function slope(f: any, x: number): number {
  const again = (): object => ({ get x() { return f(again()); } });
  return f(again());
}
