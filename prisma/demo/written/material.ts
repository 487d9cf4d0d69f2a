/** What the demo's students write about one question: sentences that their answers are put together from. */
export interface WrittenMaterial {
  /** Two ways to say what earns a rubric entry, by the entry's id. */
  says: Readonly<Record<string, readonly [string, string]>>;
  /** What earns nothing, with what a reader remarks about it. */
  misses: readonly { text: string; remark: string }[];
}
