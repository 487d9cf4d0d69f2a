import { useCallback, useRef, useState } from "react";
import type { LoadAnswer } from "./submissionDesk";

type Source = { state: "loading" } | { state: "ready"; text: string } | { state: "failed"; message: string };

/** The source texts of past submissions, each fetched once when it is first wanted. */
export function useSources(load: (submissionId: string) => Promise<LoadAnswer>) {
  const [sources, setSources] = useState<ReadonlyMap<string, Source>>(new Map());
  const wanted = useRef(new Set<string>());

  const want = useCallback(
    async (submissionId: string): Promise<string | null> => {
      const put = (source: Source) => setSources((known) => new Map(known).set(submissionId, source));
      wanted.current.add(submissionId);
      put({ state: "loading" });
      try {
        const answer = await load(submissionId);
        if (answer.ok) {
          put({ state: "ready", text: answer.submission.text });
          return answer.submission.text;
        }
        put({ state: "failed", message: answer.message });
      } catch {
        put({ state: "failed", message: "The server cannot be reached." });
      }
      wanted.current.delete(submissionId);
      return null;
    },
    [load],
  );

  /** Fetches it unless it is here or on its way. */
  const wantOnce = useCallback(
    (submissionId: string) => {
      if (!wanted.current.has(submissionId)) void want(submissionId);
    },
    [want],
  );

  return { sources, want, wantOnce };
}
