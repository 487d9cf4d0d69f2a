"use client";

import { useEffect, useRef } from "react";
import { Button } from "../../../../../ui/Button";
import { KeyHint } from "./KeyHint";

const keys: readonly { keys: string; does: string }[] = [
  { keys: "↓ ↑", does: "Next and previous group, or member of the opened group" },
  { keys: "Enter", does: "Open what has the focus" },
  { keys: "m", does: "Go to the members of the opened group" },
  { keys: "g", does: "Grade one answer of the group" },
  { keys: "a", does: "Apply its review to the others; asks first" },
  { keys: "x", does: "Take the member with the focus out of the group, or put it back" },
  { keys: "l", does: "Take a second look at a copy" },
  { keys: "y, n", does: "Agree or disagree with it" },
  { keys: "b", does: "Hide or show names" },
  { keys: "Esc", does: "Leave the question that is open" },
  { keys: "?", does: "These keys" },
];

/**
 * The keys of the page and the list of them. A letter presses the control marked with it: the one in the row or the
 * question that has the focus, or else one that is marked as meant from anywhere.
 */
export function GroupKeys() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.matches("input, textarea, select")) return;
      if (event.key === "?") {
        event.preventDefault();
        if (dialog.current?.open === true) dialog.current.close();
        else dialog.current?.showModal();
        return;
      }
      // What lies behind a question waits for its answer.
      if (document.querySelector("dialog[open]") !== null) return;
      const isDone = event.key === "ArrowDown" || event.key === "ArrowUp" ? moveFocus(event.key) : press(event.key);
      if (isDone) event.preventDefault();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <Button size="small" kind="quiet" onClick={() => dialog.current?.showModal()}>
        Keys <KeyHint>?</KeyHint>
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="keys-title"
        className="m-auto w-full max-w-md rounded border border-line bg-surface p-5 text-ink shadow-float backdrop:bg-ink/30"
      >
        <h2 id="keys-title" className="text-base font-semibold">
          Keys
        </h2>
        <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
          {keys.map((each) => (
            <div key={each.keys} className="contents">
              <dt className="font-mono">{each.keys}</dt>
              <dd className="text-ink-soft">{each.does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog" className="mt-4">
          <Button type="submit">Close</Button>
        </form>
      </dialog>
    </>
  );
}

function press(key: string): boolean {
  if (!/^([a-z]|Escape)$/i.test(key)) return false;
  const marked = `[data-key="${key === "Escape" ? "Escape" : key.toLowerCase()}"]`;
  const control =
    document.activeElement?.closest("[data-keys]")?.querySelector<HTMLElement>(marked) ??
    document.querySelector<HTMLElement>(`${marked}[data-anywhere]`);
  control?.click();
  return control != null;
}

/** Between the rows of the list that has the focus; from elsewhere, to the opened group. */
function moveFocus(key: "ArrowDown" | "ArrowUp"): boolean {
  const list = document.activeElement?.closest("[data-rows]");
  if (list == null) {
    const opened = document.querySelector<HTMLElement>('[data-rows] a[aria-current="true"]');
    opened?.focus();
    return opened !== null;
  }
  const rows = [...list.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.checkVisibility());
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[key === "ArrowDown" ? at + 1 : Math.max(0, at - 1)];
  next?.querySelector<HTMLElement>("a, button")?.focus();
  return next !== undefined;
}
