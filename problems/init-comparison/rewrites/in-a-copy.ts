import type { Mat, MlpParams, Rng, Vec } from "numerics";

type Scheme = "zero" | "random" | "he";
type LossGrad = (net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] };

/** Plain loops; one copy of the net that every step writes into. */
export function init(dims: number[], scheme: Scheme, rng: Rng, scale: number = 0.01): { W: Mat[]; b: Vec[] } {
  const net: { W: Mat[]; b: Vec[] } = { W: [], b: [] };
  for (let layer = 1; layer < dims.length; layer++) {
    const cols = dims[layer - 1] ?? 0;
    const rows = dims[layer] ?? 0;
    const data = new Float64Array(rows * cols);
    for (let i = 0; i < data.length; i++) {
      if (scheme === "he") data[i] = rng.normal(0, Math.sqrt(2 / cols));
      if (scheme === "random") data[i] = rng.normal() * scale;
    }
    net.W.push({ rows, cols, data });
    net.b.push(new Float64Array(rows));
  }
  return net;
}

export function meanGradNorm(grads: Vec[]): number {
  let mean = 0;
  for (const [index, grad] of grads.entries()) {
    const norm = Math.sqrt(grad.reduce((sum, entry) => sum + entry * entry, 0));
    mean += (norm - mean) / (index + 1);
  }
  return mean;
}

export function run(
  net: MlpParams,
  X: Mat,
  y: Vec,
  lossGrad: LossGrad,
  o: { lr: number; steps: number; batch: number },
  rng: Rng,
): { net: { W: Mat[]; b: Vec[] }; gradNorm: number[]; loss: number[] } {
  const own = {
    W: net.W.map(({ rows, cols, data }) => ({ rows, cols, data: data.slice() })),
    b: net.b.map((bias) => bias.slice()),
  };
  const gradNorm = new Array<number>(o.steps);
  const loss = new Array<number>(o.steps);
  for (let step = 0; step < o.steps; step++) {
    const rows: Mat = { rows: o.batch, cols: X.cols, data: new Float64Array(o.batch * X.cols) };
    const labels = new Float64Array(o.batch);
    // From the last place to the first: which example stands where does not matter.
    for (let place = o.batch - 1; place >= 0; place--) {
      const example = rng.int(X.rows);
      for (let j = 0; j < X.cols; j++) rows.data[place * X.cols + j] = X.data[example * X.cols + j] ?? 0;
      labels[place] = y[example] ?? 0;
    }
    const answer = lossGrad(own, rows, labels);
    loss[step] = answer.loss;
    gradNorm[step] = meanGradNorm(answer.gW.map((part) => part.data).concat(answer.gb));
    own.W.forEach(({ data }, layer) => {
      descend(data, o.lr, answer.gW[layer]?.data);
    });
    own.b.forEach((bias, layer) => {
      descend(bias, o.lr, answer.gb[layer]);
    });
  }
  return { net: own, gradNorm, loss };
}

function descend(values: Vec, lr: number, slopes: Vec | undefined): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) - lr * (slopes?.[i] ?? 0);
}
