import {
  axpy,
  flattenParams,
  matrix,
  norm2,
  row,
  unflattenParams,
  type Mat,
  type MlpParams,
  type Rng,
  type Vec,
} from "numerics";

type Scheme = "zero" | "random" | "he";
type LossGrad = (net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] };

/** Layers from the last to the first; the net as one long vector between the steps. */
export function init(dims: number[], scheme: Scheme, rng: Rng, scale?: number): { W: Mat[]; b: Vec[] } {
  const W: Mat[] = [];
  const b: Vec[] = [];
  for (let layer = dims.length - 2; layer >= 0; layer--) {
    const [cols = 0, rows = 0] = dims.slice(layer, layer + 2);
    const deviation = { zero: 0, random: scale ?? 0.01, he: Math.sqrt(2) / Math.sqrt(cols) }[scheme];
    const draw = () => (scheme === "zero" ? 0 : deviation * rng.normal());
    W.unshift(matrix(rows, cols, Float64Array.from({ length: rows * cols }, draw)));
    b.unshift(new Float64Array(rows));
  }
  return { W, b };
}

export const meanGradNorm = (grads: Vec[]): number =>
  grads.map((grad) => norm2(grad)).reduce((sum, norm) => sum + norm, 0) / grads.length;

export function run(
  net: MlpParams,
  X: Mat,
  y: Vec,
  lossGrad: LossGrad,
  { lr, steps, batch }: { lr: number; steps: number; batch: number },
  rng: Rng,
): { net: { W: Mat[]; b: Vec[] }; gradNorm: number[]; loss: number[] } {
  let values = flattenParams(net);
  const present = () => unflattenParams(values, net);
  const gradNorm: number[] = [];
  const loss: number[] = [];
  while (loss.length < steps) {
    const picked = Array.from({ length: batch }, () => rng.int(X.rows));
    const rows = picked.flatMap((example) => Array.from(row(X, example)));
    const labels = Float64Array.from(picked, (example) => y[example] ?? NaN);
    const found = lossGrad(present(), matrix(batch, X.cols, rows), labels);
    loss.push(found.loss);
    gradNorm.push(meanGradNorm([...found.gb, ...found.gW.map(({ data }) => data)]));
    values = axpy(-lr, flattenParams({ W: found.gW, b: found.gb }), values);
  }
  const { W, b } = present();
  return { net: { W: [...W], b: [...b] }, gradNorm, loss };
}
