/** A pen that moves vertically in every odd move and horizontally in every even one. */
export function cobweb(f: (x: number) => number, x0: number, n: number): [number, number][] {
  const pen = { x: x0, y: 0 };
  const drawn: [number, number][] = [];
  for (let move = 0; move <= 2 * n; move++) {
    if (move % 2 === 1) pen.y = f(pen.x);
    else if (move > 0) pen.x = pen.y;
    drawn[move] = [pen.x, pen.y];
  }
  return drawn;
}
