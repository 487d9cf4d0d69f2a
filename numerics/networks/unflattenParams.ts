import { ShapeError } from "../errors/ShapeError";
import type { Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";
import type { MlpParams } from "./mlpParams";
import { requireMlp } from "./requireMlp";

/**
 * A network from one vector of all its parameters, in the order of `flattenParams`.
 *
 * @param parameters - [P]; copied
 * @param like - a network of the wanted shapes; its numbers do not matter
 * @throws ShapeError if there are not as many parameters as `like` has
 * @example unflattenParams(vec([3, 4, 5]), { W: [matrix(1, 2)], b: [vec([0])] }).b // [[5]]
 */
export function unflattenParams(parameters: Vec, like: MlpParams): MlpParams {
  requireMlp("unflattenParams", like);
  const needed = like.W.reduce((total, { rows, cols }) => total + rows * (cols + 1), 0);
  if (parameters.length !== needed)
    throw new ShapeError("unflattenParams", `${needed} parameters`, String(parameters.length));
  let taken = 0;
  const take = (count: number): Vec => parameters.slice(taken, (taken += count));
  const net: { W: Mat[]; b: Vec[] } = { W: [], b: [] };
  for (const { rows, cols } of like.W) {
    net.W.push({ rows, cols, data: take(rows * cols) });
    net.b.push(take(rows));
  }
  return net;
}
