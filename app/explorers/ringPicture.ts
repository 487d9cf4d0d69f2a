/** Workers in a ring and what goes from one to the next. */
export interface RingPicture {
  kind: "ring";
  title: string;
  alt: string;
  /** For each worker, for each chunk: how many workers' gradients are in its sum. */
  shares: readonly (readonly number[])[];
  /** What each worker sends to the next one in the coming round. */
  messages: readonly { from: number; chunk: number }[];
}
