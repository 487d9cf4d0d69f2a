"use client";

import type { RefObject } from "react";
import { Button } from "../../../../../ui/Button";
import { MoveButtons } from "../../../../MoveButtons.client";

/**
 * What can be done with an item or a group: move it, edit it, take it out.
 *
 * @param props.name - what screen readers call it
 * @param props.takeOut - the word for taking it out
 * @param props.isEditorOpen - given where the form opens below, and not in the place of the row
 */
export function RowButtons({
  name,
  place,
  isMoving,
  onMove,
  editButton,
  isEditorOpen,
  onEdit,
  takeOut,
  isTakingOut,
  onTakeOut,
}: {
  name: string;
  place: { index: number; count: number };
  isMoving: boolean;
  onMove: (by: -1 | 1) => void;
  editButton: RefObject<HTMLButtonElement | null>;
  isEditorOpen?: boolean;
  onEdit: () => void;
  takeOut: string;
  isTakingOut: boolean;
  onTakeOut: () => void;
}) {
  return (
    <div className="ml-auto flex items-center gap-1">
      <MoveButtons {...place} what={name} isBusy={isMoving} onMove={onMove} />
      <Button
        ref={editButton}
        kind="quiet"
        size="small"
        aria-label={`Edit ${name}`}
        aria-expanded={isEditorOpen}
        onClick={onEdit}
      >
        Edit
      </Button>
      <Button kind="quiet" size="small" aria-label={`${takeOut} ${name}`} disabled={isTakingOut} onClick={onTakeOut}>
        {takeOut}
      </Button>
    </div>
  );
}
