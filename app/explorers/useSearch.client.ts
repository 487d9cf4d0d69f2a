import { useEffect, useState } from "react";
import type { Explorer } from "./explorer";
import type { Values } from "./fields";
import type { SearchAnswer, SearchQuestion } from "./searchMessages";

type Search = { state: "idle" } | { state: "searching" | "failed" } | { state: "found"; found: unknown };

/** What an explorer's search finds for these values, in a worker that is ended as soon as the question changes. */
export function useSearch(explorer: Explorer, values: Values): Search {
  const question = explorer.search?.questionOf(values);
  const [answered, setAnswered] = useState<{ question: string; search: Search }>();
  const { slug } = explorer;
  useEffect(() => {
    if (question === undefined) return undefined;
    let worker: Worker | undefined;
    // Somebody who drags a slider asks for the last value, not for all those on the way.
    const timer = setTimeout(() => {
      worker = new Worker(new URL("./explorers.worker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<SearchAnswer>) => {
        setAnswered({ question, search: { state: "found", found: data.found } });
        worker?.terminate();
      };
      worker.onerror = () => setAnswered({ question, search: { state: "failed" } });
      worker.postMessage({ slug, question } satisfies SearchQuestion);
    }, 150);
    return () => {
      clearTimeout(timer);
      worker?.terminate();
    };
  }, [slug, question]);

  if (question === undefined) return { state: "idle" };
  return answered?.question === question ? answered.search : { state: "searching" };
}
