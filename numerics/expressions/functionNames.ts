import type { FunctionName, Reducer } from "./expression";

/** How people write the functions: spelling without underscores → the function. */
const spellings = new Map<string, FunctionName>([
  ["abs", "abs"],
  ["sign", "sign"],
  ["sgn", "sign"],
  ["sqrt", "sqrt"],
  ["exp", "exp"],
  ["log", "log"],
  ["ln", "log"],
  ["relu", "relu"],
  ["ReLU", "relu"],
  ["max", "max"],
  ["min", "min"],
  ["median", "median"],
  ["argmax", "argmax"],
  ["sum", "sum"],
  ["mean", "mean"],
  ["avg", "mean"],
  ["prod", "product"],
  ["product", "product"],
  ["norm", "norm"],
  ["norm1", "norm1"],
  ["norm2", "norm2"],
  ["norminf", "norminf"],
  ["norminfty", "norminf"],
  ["normRMS", "rms"],
  ["normrms", "rms"],
  ["rms", "rms"],
  ["RMS", "rms"],
  ["dot", "dot"],
  ["outer", "outer"],
  ["transpose", "transpose"],
  ["Gamma", "Gamma"],
  ["gamma", "Gamma"],
]);

const reducers: readonly Reducer[] = ["sum", "mean", "product", "max", "min", "median", "argmax"];

/** The function that a word names, with or without underscores. `indicator` is no function: it is its comparison. */
export function findFunction(word: string): FunctionName | undefined {
  return spellings.get(word.replaceAll("_", ""));
}

/** The functions that also exist with an index, such as sum_i. */
export function asReducer(name: FunctionName): Reducer | undefined {
  return reducers.find((reducer) => reducer === name);
}

/** How many arguments a function takes: at least and at most. */
export function argumentCount(name: FunctionName): readonly [least: number, most: number] {
  if (name === "max" || name === "min") return [1, 16];
  if (name === "norm") return [1, 2];
  return name === "dot" || name === "outer" ? [2, 2] : [1, 1];
}
