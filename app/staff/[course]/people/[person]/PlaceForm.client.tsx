"use client";

import { useState } from "react";
import type { Place } from "#server/enrollments";
import { Button } from "../../../../ui/Button";
import { controlClass } from "../../../../ui/controlClass";
import { roles, roleWords } from "../../../../ui/roleWords";
import { ReplyLine, useReply } from "../../../../ui/useReply.client";
import { changeSomebody } from "../actions";

interface Props {
  address: { course: string; userId: string };
  seen: Place;
  sections: readonly { id: string; name: string }[];
}

/** Role, section, and what depends on them. */
export function PlaceForm(props: Props) {
  // Outlives the fields, which begin anew with what was saved.
  const sending = useReply();
  return <PlaceFields key={JSON.stringify(props.seen)} {...props} sending={sending} />;
}

function PlaceFields({ address, seen, sections, sending }: Props & { sending: ReturnType<typeof useReply> }) {
  const [next, setNext] = useState(seen);
  const [factor, setFactor] = useState(String(seen.timeFactor));
  const { reply, isBusy, send } = sending;
  const canBeLimited = next.role === "ta" && next.sectionId !== null;
  const save = () =>
    send(
      () =>
        changeSomebody({
          ...{ ...address, seen },
          next: {
            ...next,
            isLimitedToSection: canBeLimited && next.isLimitedToSection,
            timeFactor: Number(factor),
          },
        }),
      "Saved.",
    );
  return (
    <form
      className="max-w-3xl space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-4 gap-y-3">
        <label className="block space-y-1 text-xs text-ink-soft">
          <span>Role</span>
          <select
            value={next.role}
            onChange={(event) =>
              setNext({ ...next, role: roles.find((role) => role === event.target.value) ?? next.role })
            }
            className={controlClass}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleWords[role]}
              </option>
            ))}
          </select>
        </label>
        <label className="block space-y-1 text-xs text-ink-soft">
          <span>Section</span>
          <select
            value={next.sectionId ?? ""}
            onChange={(event) => setNext({ ...next, sectionId: event.target.value || null })}
            className={controlClass}
          >
            <option value="">None</option>
            {sections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="block space-y-1 text-xs text-ink-soft">
          <span>Time in timed assignments (1.5: half as much again)</span>
          <input
            type="number"
            required
            min={1}
            max={10}
            step={0.05}
            value={factor}
            onChange={(event) => setFactor(event.target.value)}
            className={controlClass}
          />
        </label>
      </div>
      {next.role === "ta" && (
        <label className="flex items-start gap-3">
          <input
            type="checkbox"
            disabled={!canBeLimited}
            checked={canBeLimited && next.isLimitedToSection}
            onChange={(event) => setNext({ ...next, isLimitedToSection: event.target.checked })}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className={canBeLimited ? "" : "text-ink-faint"}>
            Sees the students of this section only{canBeLimited ? "" : " (choose a section first)"}
          </span>
        </label>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy}>
          Save
        </Button>
        <ReplyLine reply={reply} />
      </div>
    </form>
  );
}
