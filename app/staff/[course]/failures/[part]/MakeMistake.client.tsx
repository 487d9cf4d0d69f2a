"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import type { MistakeTargets } from "#server/mistakeTargets";
import { Button } from "../../../../ui/Button";
import { controlClass } from "../../../../ui/controlClass";
import { ReplyLine, useReply } from "../../../../ui/useReply.client";
import { makeMistake } from "../actions";

/** Where the mistake goes, and the click that takes the program there. */
export function MakeMistake({
  course,
  submissionId,
  targets: { workspaces, isFirstOfProblem, newSlug },
}: {
  course: string;
  submissionId: string;
  targets: MistakeTargets;
}) {
  const [workspaceId, setWorkspace] = useState(isFirstOfProblem ? (workspaces[0]?.id ?? "") : "");
  const [slug, setSlug] = useState(newSlug);
  const { reply, isBusy, send } = useReply();
  const id = useId();
  const router = useRouter();
  const into = workspaceId === "" ? { slug: slug.trim() } : { workspaceId };
  return (
    <form
      className="mt-3 space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        send(
          () => makeMistake({ course, submissionId, into }),
          (begun) => {
            router.push(`/staff/${course}/failures/${begun.partId}/${begun.id}`);
            return null;
          },
        );
      }}
    >
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <div className="min-w-0 basis-56">
          <label htmlFor={`${id}where`} className="mb-1 block text-xs font-medium">
            Into the problem
          </label>
          <select
            id={`${id}where`}
            value={workspaceId}
            onChange={(event) => setWorkspace(event.target.value)}
            className={controlClass}
          >
            {workspaces.map((workspace) => (
              <option key={workspace.id} value={workspace.id}>
                {workspace.slug}
              </option>
            ))}
            <option value="">A new copy of the version in use</option>
          </select>
        </div>
        {workspaceId === "" && (
          <div className="min-w-0 basis-56">
            <label htmlFor={`${id}slug`} className="mb-1 block text-xs font-medium">
              Short name of the copy
            </label>
            <input
              id={`${id}slug`}
              value={slug}
              required
              maxLength={200}
              spellCheck={false}
              autoCapitalize="off"
              onChange={(event) => setSlug(event.target.value)}
              className={`${controlClass} font-mono`}
            />
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy}>
          {isBusy ? "Starting" : "Make a mistake of it"}
        </Button>
        <ReplyLine reply={reply} className="min-w-0 flex-1 text-xs" />
      </div>
    </form>
  );
}
