"use client";

import { useEffect, useRef } from "react";
import { Button } from "../../ui/Button";
import { gradingKeys } from "./gradingKeys";

/** The keys of the screen. */
export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen && dialog.current?.open === true) dialog.current.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="keys-title"
      className="m-auto w-[28rem] max-w-[calc(100vw-2rem)] rounded border border-line bg-surface p-5 text-ink shadow-float backdrop:bg-ink/30"
    >
      <h2 id="keys-title" className="text-base font-semibold">
        Keys
      </h2>
      <p className="text-xs text-ink-faint">While you write in a field they are letters. Esc leaves the field.</p>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {gradingKeys.map(({ keys, does }) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="font-sans font-medium">{keys}</kbd>
            </dt>
            <dd className="text-ink-soft">{does}</dd>
          </div>
        ))}
      </dl>
      <Button className="mt-4" onClick={onClose}>
        Close
      </Button>
    </dialog>
  );
}
