import { findExplorer } from "./catalog";
import type { SearchAnswer, SearchQuestion } from "./searchMessages";

/** Finds, beside the page, what takes too long on it. One question, one answer, and the page ends it. */
addEventListener("message", ({ data }: MessageEvent<SearchQuestion>) => {
  const explorer = findExplorer(data.slug);
  const values = explorer?.open(Object.fromEntries(new URLSearchParams(data.question))).values;
  const answer: SearchAnswer = { found: values && explorer.search?.find(values) };
  postMessage(answer);
});
