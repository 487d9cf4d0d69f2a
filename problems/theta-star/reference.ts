import type { Vec } from "numerics";

/**
 * Gradient descent with a constant step size.
 *
 * Every gradient is a multiple of a, so theta never leaves the line through 0 and a. The only solution on that line is
 * b·a/‖a‖₂², the one of least Euclidean length. It gets there when alpha < 1/‖a‖₂².
 */
export function sgd(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  const theta = new Float64Array(a.length);
  for (let k = 0; k < o.steps; k++) {
    const g = gradient(a, b, theta);
    for (const [i, slope] of g.entries()) theta[i] = at(theta, i) - o.alpha * slope;
  }
  return theta;
}

/**
 * Descent along the sign of the gradient.
 *
 * Every step is a multiple of sign(a), so the end is the solution on that line: b·sign(a)/‖a‖₁, the one whose largest
 * coordinate is least. The step size must shrink, because the length of a step does not shrink with the residual.
 */
export function signSgd(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  const theta = new Float64Array(a.length);
  for (let k = 0; k < o.steps; k++) {
    const g = gradient(a, b, theta);
    const stepSize = o.alpha0 / (k + 1);
    for (const [i, slope] of g.entries()) theta[i] = at(theta, i) - stepSize * Math.sign(slope);
  }
  return theta;
}

/**
 * Each coordinate divided by the root mean square of its gradients in the epoch.
 *
 * With one example in the epoch the root mean square is |g_i|, and g_i/|g_i| is the sign of g_i: this is signSgd.
 * Where the gradient is 0 the quotient 0/0 has no value, and the rule is that the coordinate stays put.
 */
export function simpleAdam(a: Vec, b: number, o: { alpha0: number; steps: number }): Vec {
  const theta = new Float64Array(a.length);
  for (let k = 0; k < o.steps; k++) {
    const g = gradient(a, b, theta);
    const stepSize = o.alpha0 / (k + 1);
    for (const [i, slope] of g.entries()) {
      if (slope === 0) continue;
      // √(g_i²), the root of a mean over one example, is |g_i|; written so, tiny gradients do not vanish when squared.
      theta[i] = at(theta, i) - (stepSize * slope) / Math.abs(slope);
    }
  }
  return theta;
}

/**
 * sgd on features of second moment one, converted back.
 *
 * The rescaled features a_i/|a_i| are signs, so sgd ends at theta~_i = b·sign(a_i)/d. The prediction is
 * Σ (a_i/|a_i|)·theta~_i, which is Σ a_i·(theta~_i/|a_i|): in the original features the coordinate is theta~_i divided by
 * the same |a_i| as the feature. The end is b/(d·a_i): the smallest feature gets the largest weight.
 */
export function rescaled(a: Vec, b: number, o: { alpha: number; steps: number }): Vec {
  const root = a.map(Math.abs);
  const features = a.map((feature, i) => (feature === 0 ? 0 : feature / at(root, i)));
  const theta = sgd(features, b, o);
  return theta.map((entry, i) => (at(root, i) === 0 ? 0 : entry / at(root, i)));
}

/** Gradient of (b - a·theta)²: the chain rule gives 2·(b - a·theta) times -a. */
function gradient(a: Vec, b: number, theta: Vec): Vec {
  let residual = b;
  for (const [i, feature] of a.entries()) residual -= feature * at(theta, i);
  return a.map((feature) => -2 * residual * feature);
}

/** Entry i, as a number: an index inside the vector always has one. */
const at = (vector: Vec, i: number): number => vector[i] ?? 0;
