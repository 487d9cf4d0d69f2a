/** What a picture says of itself, and where it ends. */
export interface Picture {
  width: number;
  height: number;
  /** Length of the picture proper: what a file holds after it is none of it. */
  endsAt: number;
}
