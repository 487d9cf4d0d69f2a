import { useEffect, useEffectEvent } from "react";

/** Ctrl/⌘+S saves now; F6 and Shift+F6 go from pane to pane. Heard before the editor, which has other uses for them. */
export function useDeskKeys({ onSave, onPane }: { onSave: () => void; onPane: (step: 1 | -1) => void }): void {
  const save = useEffectEvent(onSave);
  const goToPane = useEffectEvent(onPane);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s";
      const isPane = event.key === "F6" && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isSave && !isPane) return;
      event.preventDefault();
      event.stopPropagation();
      if (isSave) save();
      else goToPane(event.shiftKey ? -1 : 1);
    };
    addEventListener("keydown", onKeyDown, { capture: true });
    return () => removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}
