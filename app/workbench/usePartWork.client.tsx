"use client";

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { ItemView, PartView } from "#server/items";
import type { SubmissionView } from "#server/submissions";
import { DraftKeeper, type SaveAnswer } from "./draftKeeper";
import {
  SubmissionDesk,
  type DeskState,
  type LoadAnswer,
  type SubmissionKind,
  type SubmitAnswer,
} from "./submissionDesk";

/** What a page can ask the server for while somebody works on a part. */
export interface PartActions {
  saveDraft: (order: { itemId: string; partId: string; text: string; basedOn: number | null }) => Promise<SaveAnswer>;
  submitAnswer: (order: {
    itemId: string;
    partId: string;
    kind: SubmissionKind;
    answer: unknown;
    clientKey: string;
  }) => Promise<SubmitAnswer>;
  loadSubmission: (submissionId: string) => Promise<LoadAnswer>;
  /** Brings the page around the work up to date. Rejects when the server cannot be reached. */
  refreshItem: () => Promise<void>;
}

/** One person's work on one part: the draft that is kept, and the way to the verdict. */
export function usePartWork({
  item,
  part,
  latest,
  personId,
  actions,
}: {
  item: ItemView;
  part: PartView;
  /** The newest submission with its verdict, to begin with. */
  latest: SubmissionView | null;
  personId: string;
  actions: PartActions;
}): { keeper: DraftKeeper; desk: SubmissionDesk; deskState: DeskState } {
  // Totals that are a moment old are no reason to disturb anybody.
  const refresh = () => void actions.refreshItem().catch(() => undefined);

  const [keeper] = useState(
    () =>
      new DraftKeeper(
        {
          save: (text, basedOn) => actions.saveDraft({ itemId: item.itemId, partId: part.id, text, basedOn }),
          storage: storageIn(() => localStorage),
          tabStorage: storageIn(() => sessionStorage),
          key: `allclose.draft.${personId}.${part.id}`,
          now: () => Date.now(),
          isOnline: () => navigator.onLine,
        },
        {
          starter: part.kind === "code" ? part.starter : "",
          draft: part.draft === null ? null : { text: part.draft.text, savedAt: part.draft.savedAt.getTime() },
        },
      ),
  );
  const [desk] = useState(
    () =>
      new SubmissionDesk(
        {
          submit: ({ text, ...order }) =>
            actions.submitAnswer({ itemId: item.itemId, partId: part.id, answer: answerOf(part, text), ...order }),
          load: actions.loadSubmission,
          openStream: (id) => new EventSource(`/api/submissions/${id}/events`),
          newKey: () => crypto.randomUUID(),
          storage: storageIn(() => sessionStorage),
          key: `allclose.order.${personId}.${part.id}`,
          onGraded: refresh,
        },
        latest,
      ),
  );
  const deskState = useSyncExternalStore(desk.subscribe, desk.state, desk.state);

  useEffect(() => keeper.start(), [keeper]);
  useEffect(() => desk.start(), [desk]);
  useSavingAtTheRightTime(keeper, desk, refresh);

  const serverDraft = part.draft;
  useEffect(() => {
    if (serverDraft !== null) keeper.seeServerDraft({ text: serverDraft.text, savedAt: serverDraft.savedAt.getTime() });
  }, [keeper, serverDraft]);

  return { keeper, desk, deskState };
}

/** What a draft's text means as an answer. A text that means nothing is left to the server to refuse. */
function answerOf({ kind }: PartView, text: string): unknown {
  if (kind === "code") return { kind, source: text };
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Saves when the page goes out of sight, resumes when the connection is back, and looks for news on return. */
function useSavingAtTheRightTime(keeper: DraftKeeper, desk: SubmissionDesk, refresh: () => void): void {
  const lookForNews = useEffectEvent(refresh);
  useEffect(() => {
    let hiddenAt: number | null = null;
    const onVisibility = () => {
      if (document.visibilityState === "hidden") {
        hiddenAt = Date.now();
        void keeper.saveNow();
        return;
      }
      // Another device may have saved meanwhile.
      if (hiddenAt !== null && Date.now() - hiddenAt > 30_000 && navigator.onLine) lookForNews();
    };
    const onOnline = () => {
      void keeper.saveNow();
      desk.hurry();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      const { status, storageFails } = keeper.state();
      if (storageFails && (status.kind === "kept-here" || status.kind === "saving")) event.preventDefault();
    };
    const onPageHide = () => keeper.leave();
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) keeper.arrive();
    };
    document.addEventListener("visibilitychange", onVisibility);
    addEventListener("pagehide", onPageHide);
    addEventListener("pageshow", onPageShow);
    addEventListener("online", onOnline);
    addEventListener("beforeunload", onLeave);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("pagehide", onPageHide);
      removeEventListener("pageshow", onPageShow);
      removeEventListener("online", onOnline);
      removeEventListener("beforeunload", onLeave);
    };
  }, [keeper, desk]);
}

/** A storage looked up at each use: it does not exist while the server renders, and may throw when it is blocked. */
const storageIn = (find: () => Storage): Pick<Storage, "getItem" | "setItem" | "removeItem"> => ({
  getItem: (key) => find().getItem(key),
  setItem: (key, value) => find().setItem(key, value),
  removeItem: (key) => find().removeItem(key),
});
