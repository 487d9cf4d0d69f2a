import { polynomial } from "./polynomial";

// Numerators and denominators of three rational approximations, lowest power first, as published.
const centre = {
  above: [
    18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287, 0.065682337918207449113,
  ],
  below: [45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1],
};
const tail = {
  above: [
    9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711, 597.27027639480026226,
    93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8,
  ],
  below: [
    19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091, 6485.558298266760755,
    1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1,
  ],
};
/** In 1/z², for z beyond √32. */
const farTail = {
  above: [
    2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807, 0.1274011611602473639, 0.21589853405795699,
    0.02307344176494017303,
  ],
  below: [
    7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515, 0.468238212480865118, 1.28426009614491121, 1,
  ],
};
const oneOverRootTwoPi = 0.3989422804014327;

/**
 * The probability that a standard normal draw falls below z. Precise in the far tails too: `normalCdf(-10)` is 7.6·10⁻²⁴
 * to fifteen digits.
 *
 * @param z - any number; NaN gives NaN
 * @returns from 0 to 1, within about 10⁻¹⁵ of the exact value, relative
 * @see Cody, Algorithm 715: SPECFUN, ACM TOMS 19 (1993), ANORM
 * @example normalCdf(0) // 0.5
 */
export function normalCdf(z: number): number {
  const size = Math.abs(z);
  if (size <= 0.67448975) {
    const square = z * z;
    return 0.5 + (z * polynomial(centre.above, square)) / polynomial(centre.below, square);
  }
  // Beyond 40 the tail is smaller than any double, and the formulas would compute ∞ − ∞ for an infinite z.
  const beyond = size > 40 ? 0 : tailProbability(size);
  return z < 0 ? beyond : 1 - beyond;
}

/** The probability of falling beyond z, z > 0.67. */
function tailProbability(z: number): number {
  if (z <= Math.sqrt(32)) return (exponential(z) * polynomial(tail.above, z)) / polynomial(tail.below, z);
  const inverse = 1 / (z * z);
  const correction = (inverse * polynomial(farTail.above, inverse)) / polynomial(farTail.below, inverse);
  return (exponential(z) * (oneOverRootTwoPi - correction)) / z;
}

/** e^(−z²/2). The square is split so that its rounding error is not blown up by the exponential. */
function exponential(z: number): number {
  const coarse = Math.trunc(z * 16) / 16;
  const rest = (z - coarse) * (z + coarse);
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * rest);
}
