import { useSyncExternalStore } from "react";

// The same border as in authoring.module.css.
const query = "(width < 75rem)";

/** Whether the authoring screen shows one pane at a time. Only for roles and focus: what is seen is decided in CSS. */
export function useIsDeskNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener("change", listener);
  return () => list.removeEventListener("change", listener);
}
