"use client";

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { Seat, WorkspaceView } from "#server/workspaces";
import type { AuthorActions } from "./authorActions";
import { ProofWatch } from "./proofWatch";
import { WorkspaceKeeper } from "./workspaceKeeper";

const watchEveryMs = 10_000;

/** One person's work on a workspace: what is kept, its proof, and who else is there. */
export function useWorkspace({
  workspace,
  personId,
  actions,
  file,
  isGradingOn: wasGradingOn,
}: {
  workspace: WorkspaceView;
  personId: string;
  actions: AuthorActions;
  /** The one that is open. */
  file: string;
  isGradingOn: boolean;
}) {
  const { id } = workspace;
  const [{ keeper, watch }] = useState(() => {
    const proofWatch = new ProofWatch(
      { ask: () => actions.askForProof(id), read: () => actions.readProof(id), stop: () => actions.stopProof(id) },
      workspace.proof,
    );
    const workspaceKeeper = new WorkspaceKeeper(
      {
        save: (changes, revision) => actions.save({ id, revision, changes }),
        storage: deviceStorage,
        key: `allclose.workspace.${personId}.${id}`,
        now: () => Date.now(),
        isOnline: () => navigator.onLine,
        onSaved: () => proofWatch.filesSaved(),
      },
      {
        files: workspace.files,
        revision: workspace.revision,
        savedAt: workspace.updatedAt.getTime(),
        hash: workspace.proof?.isOfNewest === true ? workspace.proof.hash : null,
      },
    );
    return { keeper: workspaceKeeper, watch: proofWatch };
  });
  const kept = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const watched = useSyncExternalStore(watch.subscribe, watch.state, watch.state);

  useEffect(() => watch.start(), [watch]);
  useEffect(() => keeper.start(), [keeper]);
  useSavingAtTheRightTime(keeper);
  const { seats, isGradingOn } = useOthers({ workspace, actions, keeper, watch, file, wasGradingOn });
  return { keeper, watch, kept, watched, seats, isGradingOn };
}

/** Saves when the page goes out of sight and when the connection is back; asks before work is lost. */
function useSavingAtTheRightTime(keeper: WorkspaceKeeper): void {
  useEffect(() => {
    const onVisibility = () => {
      if (document.visibilityState === "hidden") void keeper.saveNow();
    };
    const onOnline = () => void keeper.saveNow();
    const onLeave = (event: BeforeUnloadEvent) => {
      const { status, storageFails } = keeper.state();
      if (storageFails && status.kind !== "saved") event.preventDefault();
    };
    document.addEventListener("visibilitychange", onVisibility);
    addEventListener("online", onOnline);
    addEventListener("beforeunload", onLeave);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      removeEventListener("online", onOnline);
      removeEventListener("beforeunload", onLeave);
    };
  }, [keeper]);
}

function useOthers({
  workspace,
  actions,
  keeper,
  watch,
  file,
  wasGradingOn,
}: {
  workspace: WorkspaceView;
  actions: AuthorActions;
  keeper: WorkspaceKeeper;
  watch: ProofWatch;
  file: string;
  wasGradingOn: boolean;
}) {
  const [news, setNews] = useState<{ seats: readonly Seat[]; isGradingOn: boolean }>({
    seats: workspace.seats,
    isGradingOn: wasGradingOn,
  });
  const look = useEffectEvent(async () => {
    const { courseSlug: course, slug } = workspace;
    const { revision } = keeper.state();
    const answer = await actions.watch({ course, slug, file, revision });
    if (!answer.ok) return;
    setNews({ seats: answer.seats, isGradingOn: answer.isGradingOn });
    if (answer.newer === null) return;
    keeper.adopt(answer.newer);
    watch.filesSaved();
  });
  useEffect(() => {
    // While the server is away nothing is known of others; the next look asks again.
    const lookAgain = () => void look().catch(() => undefined);
    lookAgain();
    const timer = setInterval(lookAgain, watchEveryMs);
    return () => clearInterval(timer);
  }, [file]);
  return news;
}

/** A storage looked up at each use: it does not exist while the server renders, and may throw when it is blocked. */
const deviceStorage = {
  getItem: (key: string) => localStorage.getItem(key),
  setItem: (key: string, value: string) => localStorage.setItem(key, value),
  removeItem: (key: string) => localStorage.removeItem(key),
};
