"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { PlannedState } from "#server/assignmentPlan";
import { PendingLine } from "../../../../frame/PendingLine.client";
import { Button } from "../../../../ui/Button";
import { Link } from "../../../../ui/Link";
import { OrderLine } from "../OrderLine";
import { stateWords } from "../stateWords";
import { useOrder } from "../useOrder.client";
import { discardAssignment, exportFile, setPublished } from "./actions";

interface Seen {
  course: string;
  assignment: string;
  revision: number;
}

/** Where the assignment stands, and what can be done with it as a whole. */
export function PublishBar({
  seen,
  state,
  itemCount,
  students,
}: {
  seen: Seen;
  state: PlannedState;
  itemCount: number;
  students: { all: number; begun: number; submitted: number };
}) {
  const order = useOrder();
  const router = useRouter();
  const [isSure, setSure] = useState(false);
  const isPrepared = state === "prepared";
  const hasWork = students.submitted + students.begun > 0;
  const save = async () => {
    const file = await order.send(exportFile({ course: seen.course, assignment: seen.assignment }), "Saved as a file.");
    if (file !== null) download(file.fileName, file.text);
  };
  const discard = async () => {
    const done = await order.send(discardAssignment(seen), null);
    if (done !== null) router.push(`/staff/${seen.course}/assignments`);
  };
  return (
    <div className="mt-2 space-y-3">
      <p className="text-ink-soft">
        <b className="font-medium text-ink">{stateWords[state]}</b>
        {isPrepared
          ? ": students do not know of it."
          : `: ${students.submitted} of ${students.all} students handed something in${students.begun > 0 ? `, ${students.begun} have begun` : ""}.`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        {isPrepared ? (
          <Button
            kind="primary"
            disabled={order.isBusy || itemCount === 0}
            onClick={() => void order.send(setPublished({ ...seen, isPublished: true }), "Students know of it now.")}
          >
            Publish to students
          </Button>
        ) : (
          <Button
            disabled={order.isBusy || hasWork}
            onClick={() =>
              void order.send(setPublished({ ...seen, isPublished: false }), "Students do not know of it any more.")
            }
          >
            Take back
          </Button>
        )}
        <Button disabled={order.isBusy || itemCount === 0} onClick={() => void save()}>
          Save as a file
        </Button>
        <Link
          href={`/courses/${seen.course}/${seen.assignment}`}
          className="rounded px-2 py-1.5 text-accent underline underline-offset-2"
        >
          Look at it
          <PendingLine />
        </Link>
        {isPrepared &&
          (isSure ? (
            <Button disabled={order.isBusy} onClick={() => void discard()}>
              Remove it for good
            </Button>
          ) : (
            <Button kind="quiet" onClick={() => setSure(true)}>
              Remove …
            </Button>
          ))}
      </div>
      {isPrepared && itemCount === 0 && (
        <p className="text-ink-soft">Add a problem below; then it can be published and saved as a file.</p>
      )}
      {!isPrepared && hasWork && (
        <p className="text-xs text-ink-faint">Students have begun to work, so it cannot be taken back.</p>
      )}
      <OrderLine order={order} />
    </div>
  );
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
