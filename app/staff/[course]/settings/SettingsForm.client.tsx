"use client";

import { useState } from "react";
import type { CourseSettings } from "#server/courseSettings";
import { SettingsFields } from "../../../courses/SettingsFields.client";
import { Button } from "../../../ui/Button";
import { ReplyLine, useReply } from "../../../ui/useReply.client";
import { setArchived, setSettings } from "./actions";

interface Props {
  course: string;
  seen: CourseSettings;
  timeZones: readonly string[];
}

/** The settings of a course, to be changed. */
export function SettingsForm(props: Props) {
  // Outlives the fields, which begin anew with what was saved.
  const sending = useReply();
  return <Fields key={JSON.stringify(props.seen)} {...props} sending={sending} />;
}

function Fields({ course, seen, timeZones, sending }: Props & { sending: ReturnType<typeof useReply> }) {
  const [next, setNext] = useState(seen);
  const { reply, isBusy, send } = sending;
  return (
    <form
      className="mt-6 space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        send(() => setSettings({ course, seen, next }), "Saved.");
      }}
    >
      <SettingsFields value={next} timeZones={timeZones} onChange={setNext} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy}>
          Save
        </Button>
        <ReplyLine reply={reply} />
      </div>
    </form>
  );
}

/** Into the archive and out of it. */
export function ArchiveButton({ course, isArchived }: { course: string; isArchived: boolean }) {
  const { reply, isBusy, send } = useReply();
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Button disabled={isBusy} onClick={() => send(() => setArchived({ course, isArchived: !isArchived }), "Done.")}>
        {isArchived ? "Take out of the archive" : "Archive the course"}
      </Button>
      <ReplyLine reply={reply} />
    </div>
  );
}
