import type { Vec } from "numerics";

const sizes = (x: Vec): number[] => Array.from(x, Math.abs).sort((left, right) => left - right);

export const l1 = (x: Vec): number => sizes(x).reduce((total, size) => total + size, 0);
export const l2 = (x: Vec): number => Math.hypot(...x);
export const linf = (x: Vec): number => sizes(x).at(-1) ?? 0;
export const rms = (x: Vec): number => l2(x) / Math.sqrt(x.length);
