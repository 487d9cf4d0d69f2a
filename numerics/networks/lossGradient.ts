import type { Mat } from "../matrices/matrix";

/** A loss and its gradient with respect to the outputs of a network. */
export interface LossGradient {
  readonly loss: number;
  /** [n, outputs], the shape of the outputs */
  readonly gradient: Mat;
}
