// attempt: export classes and generators in place of functions
// problem: small
// outcome: runtime-error 0
export class scaled {
  constructor(g: Float64Array) {
    return g;
  }
}
export function* grad() {
  yield 6;
}
