import type { Mark } from "./token";

/** What a command of LaTeX becomes. */
export type Command =
  | { readonly as: "mark"; readonly mark: Mark }
  /** A name, such as a Greek letter or a function. */
  | { readonly as: "word"; readonly text: string }
  /** Spacing and sizes: nothing. */
  | { readonly as: "nothing" }
  /** \left and \right: they say which way the next bar faces. */
  | { readonly as: "side"; readonly side: "open" | "close" }
  /** \mathbf, \operatorname, …: the name in its argument. */
  | { readonly as: "style" }
  /** \bar, \tilde, \hat: the name in its argument, followed by the accent's. */
  | { readonly as: "accent"; readonly suffix: string }
  /** \begin and \end of a matrix. */
  | { readonly as: "environment"; readonly mark: "matrix-open" | "matrix-close" };

const letters =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega " +
  "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega pi ell";
const functions = "exp log ln max min sum arg argmax";
const nothing =
  "displaystyle textstyle limits nolimits quad qquad big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr";
const styles = "mathbf mathrm mathit mathsf mathcal boldsymbol bm vec text textbf textrm operatorname mathbb mathop";
const marks: readonly (readonly [string, Mark])[] = [
  ["cdot", "·"],
  ["times", "*"],
  ["ast", "*"],
  ["div", "/"],
  ["odot", ".*"],
  ["circ", ".*"],
  ["oslash", "./"],
  ["le", "<="],
  ["leq", "<="],
  ["ge", ">="],
  ["geq", ">="],
  ["lt", "<"],
  ["gt", ">"],
  ["ne", "!="],
  ["neq", "!="],
  ["frac", "frac"],
  ["tfrac", "frac"],
  ["dfrac", "frac"],
  ["sqrt", "root"],
  ["lvert", "abs-open"],
  ["rvert", "abs-close"],
  ["vert", "|"],
  ["lVert", "norm-open"],
  ["rVert", "norm-close"],
  ["top", "transposed"],
  ["intercal", "transposed"],
  ["lbrack", "["],
  ["rbrack", "]"],
];

const commands = new Map<string, Command>([
  ...letters.split(" ").map((text): [string, Command] => [text, { as: "word", text }]),
  ...functions.split(" ").map((text): [string, Command] => [text, { as: "word", text }]),
  ...nothing.split(" ").map((name): [string, Command] => [name, { as: "nothing" }]),
  ...styles.split(" ").map((name): [string, Command] => [name, { as: "style" }]),
  ...marks.map(([name, mark]): [string, Command] => [name, { as: "mark", mark }]),
  ["prod", { as: "word", text: "product" }],
  ["infty", { as: "word", text: "inf" }],
  ["varepsilon", { as: "word", text: "epsilon" }],
  ["vartheta", { as: "word", text: "theta" }],
  ["varphi", { as: "word", text: "phi" }],
  ["left", { as: "side", side: "open" }],
  ["right", { as: "side", side: "close" }],
  ["bar", { as: "accent", suffix: "bar" }],
  ["overline", { as: "accent", suffix: "bar" }],
  ["tilde", { as: "accent", suffix: "tilde" }],
  ["widetilde", { as: "accent", suffix: "tilde" }],
  ["hat", { as: "accent", suffix: "hat" }],
  ["widehat", { as: "accent", suffix: "hat" }],
  ["begin", { as: "environment", mark: "matrix-open" }],
  ["end", { as: "environment", mark: "matrix-close" }],
]);

/** What \name becomes, if it is known. */
export function findCommand(name: string): Command | undefined {
  return commands.get(name);
}
