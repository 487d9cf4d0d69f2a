import { DomainError } from "../errors/DomainError";

/**
 * The gradient of f at `params` by central differences, (f(p + h) − f(p − h))/2h for each number p in them: slow and
 * simple, and so a good check of a gradient that was worked out by hand.
 *
 * Parameters may be a number, a Vec, a Mat, or arrays and objects of such; `rows` and `cols` of a Mat are not parameters.
 *
 * @param f - called twice for each number in `params`; must leave its argument as it is
 * @param params - left unchanged
 * @param step - h relative to the larger of |p| and 1, default 1e-6
 * @returns derivatives in the form of `params`; for f of moderate size and curvature within about 10⁻⁹ where f is smooth,
 *   nonsense within h of a kink
 * @throws DomainError if `params` holds something else than numbers or the step is not above 0
 * @example Math.round(numericalGradient((x) => x * x, 3) * 1e6) / 1e6 // 6
 */
export function numericalGradient<P>(f: (params: P) => number, params: P, step = 1e-6): P {
  if (!(step > 0 && step < Infinity)) throw new DomainError("numericalGradient", "a step above 0", String(step));
  return derivativesAt(params, (moved) => f(moved as P), step) as P;
}

/**
 * Derivatives of f with respect to the numbers in one branch of the parameters.
 *
 * @param f - the value when the branch is replaced by another one of its form
 */
function derivativesAt(branch: unknown, f: (moved: unknown) => number, step: number): unknown {
  if (typeof branch === "number") return centralDifference(f, branch, step);
  if (branch instanceof Float64Array)
    return branch.map((entry, i) =>
      centralDifference(
        (moved) => {
          const copy = branch.slice();
          copy[i] = moved;
          return f(copy);
        },
        entry,
        step,
      ),
    );
  if (Array.isArray(branch))
    return branch.map((member: unknown, i) => derivativesAt(member, (moved) => f(branch.with(i, moved)), step));
  if (typeof branch === "object" && branch !== null) {
    const constant = isMatrix(branch) ? ["rows", "cols"] : [];
    return Object.fromEntries(
      Object.entries(branch).map(([key, member]: [string, unknown]) => [
        key,
        constant.includes(key) ? member : derivativesAt(member, (moved) => f({ ...branch, [key]: moved }), step),
      ]),
    );
  }
  throw new DomainError("numericalGradient", "numbers, vectors and matrices as parameters", `a ${typeof branch}`);
}

function centralDifference(f: (moved: number) => number, at: number, step: number): number {
  const h = step * Math.max(1, Math.abs(at));
  const [above, below] = [at + h, at - h];
  // Divided by the distance that rounding left, not by the one that was asked for.
  return (f(above) - f(below)) / (above - below);
}

const isMatrix = (branch: object): boolean =>
  "rows" in branch && "cols" in branch && "data" in branch && branch.data instanceof Float64Array;
