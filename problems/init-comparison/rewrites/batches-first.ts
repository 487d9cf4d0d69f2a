import {
  addMat,
  axpy,
  frobenius,
  matrixFromRows,
  row,
  scaleMat,
  zeros,
  type Mat,
  type MlpParams,
  type Rng,
  type Vec,
} from "numerics";

type Scheme = "zero" | "random" | "he";
type LossGrad = (net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] };

/** All batches are drawn before the first step; the engine's matrices move. */
export function init(dims: number[], scheme: Scheme, rng: Rng, scale = 0.01): { W: Mat[]; b: Vec[] } {
  const entryOf = (inputs: number): number => {
    if (scheme === "zero") return 0;
    return rng.normal(0, scheme === "random" ? scale : Math.pow(inputs / 2, -0.5));
  };
  const layers = dims.slice(1).map((outputs, layer) => ({ outputs, inputs: dims[layer] ?? 0 }));
  return {
    W: layers.map(({ outputs, inputs }) =>
      matrixFromRows(Array.from({ length: outputs }, () => Array.from({ length: inputs }, () => entryOf(inputs)))),
    ),
    b: layers.map(({ outputs }) => zeros(outputs)),
  };
}

export function meanGradNorm(grads: Vec[]): number {
  const norms = grads.map((data) => frobenius({ rows: 1, cols: data.length, data }));
  return norms.reduceRight((sum, norm) => sum + norm / grads.length, 0);
}

export function run(
  net: MlpParams,
  X: Mat,
  y: Vec,
  lossGrad: LossGrad,
  o: { lr: number; steps: number; batch: number },
  rng: Rng,
): { net: { W: Mat[]; b: Vec[] }; gradNorm: number[]; loss: number[] } {
  const batches = Array.from({ length: o.steps }, () => Array.from({ length: o.batch }, () => rng.int(X.rows)));
  let W = net.W.map((weights) => scaleMat(weights, 1));
  let b = net.b.map((bias) => Float64Array.from(bias) as Vec);
  const traces = batches.map((examples) => {
    const rows = matrixFromRows(examples.map((example) => Array.from(row(X, example))));
    const { loss, gW, gb } = lossGrad(
      { W, b },
      rows,
      Float64Array.from(examples, (example) => y[example] ?? NaN),
    );
    W = W.map((weights, layer) => addMat(weights, scaleMat(gW[layer] ?? weights, -o.lr)));
    b = b.map((bias, layer) => axpy(-o.lr, gb[layer] ?? bias, bias));
    return { loss, norm: meanGradNorm(gW.map(({ data }) => data).concat(gb)) };
  });
  return { net: { W, b }, gradNorm: traces.map(({ norm }) => norm), loss: traces.map(({ loss }) => loss) };
}
