// attempt: ask while asking: a getter of the argument asks
// problem: asking
// outcome: wrong-answer 0
export function slope(f: any, x: number): number {
  const inner = { get x() { return f(x + 1); } };
  return (f([inner], inner) - f(x - 1)) / 2;
}
