/** What a page and its worker say to each other. */
export interface SearchQuestion {
  slug: string;
  /** A query, as `search.questionOf` wrote it. */
  question: string;
}

export interface SearchAnswer {
  found: unknown;
}
