"use client";

import { useState } from "react";
import type { SectionView } from "#server/sections";
import { PendingLine } from "../../../../frame/PendingLine.client";
import { Button } from "../../../../ui/Button";
import { controlClass } from "../../../../ui/controlClass";
import { Link } from "../../../../ui/Link";
import { ReplyLine, useReply } from "../../../../ui/useReply.client";
import { addNewSection, removeOneSection, renameOneSection } from "../actions";

/** One section: who is in it, another name for it, and its end. */
export function SectionRow({ course, section }: { course: string; section: SectionView }) {
  const { id, name, students, staff } = section;
  const [renamed, setRenamed] = useState<string | null>(null);
  const { reply, isBusy, send } = useReply();
  const isEmpty = students + staff === 0;
  return (
    <li className="hairline-b px-2 py-3">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          {renamed === null ? (
            <h2 className="font-medium wrap-anywhere">
              <Link href={`/staff/${course}/people?section=${id}`} className="hover:text-accent">
                {name}
                <PendingLine />
              </Link>
            </h2>
          ) : (
            <form
              className="flex flex-wrap gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                send(
                  () => renameOneSection({ course, id, seen: name, name: renamed }),
                  () => {
                    setRenamed(null);
                    return "Renamed.";
                  },
                );
              }}
            >
              <input
                autoFocus
                required
                aria-label={`New name of ${name}`}
                maxLength={60}
                value={renamed}
                onChange={(event) => setRenamed(event.target.value)}
                className={`${controlClass} max-w-64`}
              />
              <Button type="submit" kind="primary" disabled={isBusy}>
                Rename
              </Button>
              <Button disabled={isBusy} onClick={() => setRenamed(null)}>
                Keep
              </Button>
            </form>
          )}
        </div>
        <p className="numbers text-ink-soft">
          {students} {students === 1 ? "student" : "students"}, {staff} staff
        </p>
        {renamed === null && (
          <div className="flex gap-2">
            <Button size="small" disabled={isBusy} onClick={() => setRenamed(name)} aria-label={`Rename ${name}`}>
              Rename
            </Button>
            {isEmpty && (
              <Button
                size="small"
                disabled={isBusy}
                onClick={() => send(() => removeOneSection({ course, id }), "Removed.")}
                aria-label={`Remove ${name}`}
              >
                Remove
              </Button>
            )}
          </div>
        )}
      </div>
      <ReplyLine reply={reply} className="empty:hidden" />
    </li>
  );
}

export function NewSection({ course }: { course: string }) {
  const [name, setName] = useState("");
  const { reply, isBusy, send } = useReply();
  return (
    <form
      className="mt-6"
      onSubmit={(event) => {
        event.preventDefault();
        send(
          () => addNewSection({ course, name }),
          () => {
            setName("");
            return "Added.";
          },
        );
      }}
    >
      <label className="block space-y-1 text-xs text-ink-soft">
        <span>Name of a new section</span>
        <input
          required
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          className={`${controlClass} max-w-64`}
        />
      </label>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy}>
          Add the section
        </Button>
        <ReplyLine reply={reply} />
      </div>
    </form>
  );
}
