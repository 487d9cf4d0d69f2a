/** A way of answering that a part of the sheets asks for: any one of the kinds that are listed for it. */
export const ways = {
  audit: ["audit"],
  choice: ["choice", "ordering", "matching", "intervals"],
  drawing: ["points", "path"],
  "drawing or number": ["points", "path", "number"],
  hills: ["hills"],
  intervals: ["intervals"],
  matching: ["matching"],
  number: ["number"],
  ordering: ["ordering"],
  survey: ["survey"],
  symbolic: ["symbolic"],
  table: ["table"],
  "symbolic or table": ["symbolic", "table"],
  upload: ["upload"],
  written: ["written"],
} as const satisfies Record<string, readonly string[]>;

export type Way = keyof typeof ways;

/** One part of a sheet, as it must be found in the catalogue. */
export interface InventoryRow {
  /** The `source` of its parts, or what their sources begin with: "d1.2.test-lower.gap" belongs to "d1.2.test-lower". */
  readonly id: string;
  /** It has at least one part for each. */
  readonly asks: readonly Way[];
  /** How many wrong answers, at least, are listed with words of their own, misconceptions of written answers included. */
  readonly wrong: number;
}

const row = (id: string, asks: readonly Way[], wrong: number): InventoryRow => ({ id, asks, wrong });

/** Every part of the five sheets that is answered without code, in their order. */
export const inventory: readonly InventoryRow[] = [
  row("d1.1a.i", ["symbolic"], 3),
  row("d1.1a.ii", ["symbolic"], 2),
  row("d1.1a.iii", ["symbolic"], 3),
  row("d1.1a.iv", ["choice"], 1),
  row("d1.1a.iv.contribution", ["symbolic"], 0),
  row("d1.1a.iv.step", ["symbolic"], 0),
  row("d1.1b.i", ["symbolic"], 3),
  row("d1.1b.ii", ["symbolic"], 3),
  row("d1.1b.iii", ["symbolic"], 0),
  row("d1.1b.iv.contribution", ["symbolic"], 0),
  row("d1.1b.iv.vote", ["choice", "written"], 1),
  row("d1.2.test-lower", ["choice", "written", "number"], 2),
  row("d1.2.out.width", ["choice"], 2),
  row("d1.2.out.elbows", ["drawing or number"], 0),
  row("d1.2.ridge", ["number"], 1),
  row("d1.2.out.vs-ridge", ["choice", "written"], 0),
  row("d1.2.all.width", ["choice"], 1),
  row("d1.2.all.elbows", ["written"], 0),
  row("d1.2.all.vs-ridge", ["written"], 0),

  row("h2.1a.u", ["symbolic"], 6),
  row("h2.1a.opt", ["choice", "number"], 0),
  row("h2.1b.M", ["symbolic"], 0),
  row("h2.1b.u", ["symbolic"], 6),
  row("h2.1b.opt", ["choice", "written"], 1),
  row("h2.1.dual", ["symbolic or table"], 0),
  row("h2.2a", ["number"], 4),
  row("h2.2b", ["number", "written"], 4),
  row("h2.2c", ["number"], 3),
  row("h2.2.bias", ["matching", "choice"], 0),
  row("h2.3a", ["choice", "written", "number"], 3),
  row("h2.4a", ["symbolic", "choice"], 4),
  row("h2.4b", ["written", "number"], 0),
  row("h2.4c", ["upload"], 0),
  row("h2.5", ["table", "written"], 8),
  row("h2.6a", ["written", "number"], 3),
  row("h2.6b", ["written", "choice", "number"], 3),
  row("h2.6c", ["written", "choice", "number"], 1),
  row("h2.6d", ["written", "hills"], 5),
  row("h2.6e", ["written", "choice"], 0),
  row("h2.6f", ["written", "symbolic"], 3),
  row("h2.6g", ["written", "choice"], 0),
  row("h2.6h", ["written", "choice"], 0),
  row("h2.6i", ["choice", "written"], 3),
  row("h2.6j", ["choice", "written"], 1),
  row("h2.7a", ["survey"], 0),
  row("h2.7b", ["survey"], 0),
  row("h2.7c", ["survey"], 0),

  row("t.1a", ["audit"], 1),
  row("t.1b", ["audit"], 1),
  row("t.dual", ["audit"], 1),
  row("t.L1", ["audit"], 1),
  row("t.2a", ["audit"], 1),
  row("t.2a.num", ["audit"], 1),
  row("t.2a.short", ["audit"], 1),
  row("t.2b", ["audit"], 1),
  row("t.2b.norm", ["audit"], 1),
  row("t.2c", ["audit"], 1),
  row("t.2c.weight", ["audit"], 1),
  row("t.5", ["audit"], 1),

  row("d3.2a", ["choice"], 2),
  row("d3.2b", ["drawing", "choice"], 4),
  row("d3.2c.mean", ["symbolic"], 4),
  row("d3.2c.scale", ["choice"], 0),
  row("d3.2c.const", ["symbolic"], 4),
  row("d3.3.sign", ["number", "choice"], 4),

  // Of four wrong gradients three have another shape, which is no wrong answer but a malformed one.
  row("d4.1.grad", ["symbolic"], 1),
  row("d4.1.mean", ["symbolic"], 4),
  row("d4.1.scale", ["choice"], 0),
  row("d4.1.const", ["symbolic"], 5),
  row("d4.2a", ["ordering", "written"], 1),
  row("d4.2b", ["number"], 4),
  row("d4.2c", ["table", "written"], 0),
  row("d4.2d", ["drawing", "choice"], 2),
  row("d4.2e", ["intervals", "number", "written"], 5),
  row("d4.2f", ["written", "choice"], 1),
];

/** Parts that a discussion has in common with the homework: the discussion's assignment holds the homework's problem. */
export const shared: readonly { id: string; is: string; assignment: string }[] = [
  { id: "d3.1.u", is: "h2.1a.u", assignment: "discussion-3" },
  { id: "d3.1.opt", is: "h2.1a.opt", assignment: "discussion-3" },
  { id: "d3.3.sgd", is: "h2.2a", assignment: "discussion-3" },
];

/** Questions of the sheets that are answered with code, and the problems that ask for it. */
export const code: Readonly<Record<string, readonly string[]>> = {
  "d1.1a": ["gd-constant"],
  "d1.1b": ["gd-linear"],
  "d1.2": ["relu-sgd"],
  "h2.1a": ["l2-penalty-step"],
  "h2.1b": ["linf-penalty-step"],
  "h2.1.dual": ["lp-dual-step"],
  "h2.2": ["theta-star"],
  "h2.3": ["he-init", "optimizer-rules", "init-comparison"],
  "h2.4a": ["linearized-features"],
  "h2.4b": ["principal-features"],
  "h2.4c": ["linearized-features-2"],
  "h2.5": ["all-to-all", "parameter-server", "ring-all-reduce"],
  "h2.6": [
    "gradient-ascent",
    "gaussian-smoothing",
    "finite-difference",
    "policy-gradient",
    "reparam-gradient",
    "quantized-objective",
  ],
  "d3.2": ["rms-norm"],
  "d3.2c.const": ["xavier-scaling"],
  "d4.1.const": ["signsgd-mup"],
  "d4.2": ["newton-schulz", "cobweb"],
};
