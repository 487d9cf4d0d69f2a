"use client";

import type { ReactNode } from "react";
import { Button } from "../../../../../ui/Button";
import { Confirmation } from "./Confirmation.client";
import type { RubricChanging } from "./useRubricChange.client";

/**
 * The form of an item or a group: its fields, what saving would do to answers that are graded, and a way out.
 *
 * @param props.what - "item" or "group"
 * @param props.title - of the one that is edited; null for a new one
 */
export function RubricForm({
  what,
  title,
  changing,
  onSave,
  onCancel,
  children,
}: {
  what: string;
  title: string | null;
  changing: RubricChanging;
  onSave: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const name = what.charAt(0).toUpperCase() + what.slice(1);
  return (
    <form
      aria-label={title === null ? `New ${what}` : `${name} “${title}”`}
      className="space-y-3 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
      }}
    >
      {children}
      {changing.proposed === null && (
        <p className="flex flex-wrap gap-2">
          <Button type="submit" kind="primary" disabled={changing.isBusy}>
            {title === null ? `Add ${what}` : `Save ${what}`}
          </Button>
          <Button onClick={onCancel} disabled={changing.isBusy}>
            Cancel
          </Button>
        </p>
      )}
      <Confirmation changing={changing} verb={`Save ${what}`} />
    </form>
  );
}
