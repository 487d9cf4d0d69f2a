import { norm1, norm2, normInf, rms as rootMeanSquare, type Vec } from "numerics";

export const l1 = (x: Vec): number => norm1(x);
export const l2 = (x: Vec): number => norm2(x);
export const linf = (x: Vec): number => normInf(x);
export const rms = (x: Vec): number => rootMeanSquare(x);
