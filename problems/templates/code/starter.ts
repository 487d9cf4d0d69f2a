import type { Vec } from "numerics";

export function scaled(g: Vec, alpha: number): Vec {
  throw new Error("scaled is not written yet");
}
