import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

/** Ctrl/⌘+' runs, Ctrl/⌘+Enter submits, wherever the focus is: heard before the editor, which has other uses for them. */
export function useChords({ onRun, onSubmit }: { onRun: () => void; onSubmit: () => void }): void {
  const run = useEffectEvent(onRun);
  const submit = useEffectEvent(onSubmit);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isChord) return;
      // By code as well: on some layouts the apostrophe is a dead key and has no character of its own.
      const isApostrophe = event.key === "'" || event.code === "Quote";
      if (event.key !== "Enter" && !isApostrophe) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      if (event.key === "Enter") submit();
      else run();
    };
    addEventListener("keydown", onKeyDown, { capture: true });
    return () => removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}

/** How this keyboard writes the chords: ["⌘'", "⌘↵"] or ["Ctrl '", "Ctrl ↵"]. */
export function useChordNames(): { run: string; submit: string } {
  const isApple = useSyncExternalStore(
    () => () => undefined,
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  );
  return isApple ? { run: "⌘ '", submit: "⌘ ↵" } : { run: "Ctrl '", submit: "Ctrl ↵" };
}
