import { scale, type Vec } from "numerics";

export const step = (g: Vec, alpha: number): Vec => scale(g, -alpha / 2);
