"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { FilePreview } from "#server/assignmentFile";
import { Button } from "../../../ui/Button";
import { Difference } from "../log/LogEntry";
import { importAssignment, previewFile } from "./actions";
import { OrderLine } from "./OrderLine";
import { useOrder } from "./useOrder.client";

const mostBytes = 512 * 1024;
const tooLarge = "This file is larger than 512 KiB, so it is no assignment.";

/** An assignment as a file: what it would change is shown first. */
export function ImportFile({ course, timeZone }: { course: string; timeZone: string }) {
  const [text, setText] = useState("");
  const [seen, setSeen] = useState<FilePreview | null>(null);
  const order = useOrder();
  const router = useRouter();

  const look = async (content: string) => {
    setText(content);
    const answer = await order.send(previewFile({ course, text: content }), null);
    setSeen(answer?.preview ?? null);
  };
  const apply = async (preview: FilePreview) => {
    const made = await order.send(importAssignment({ course, text, revision: preview.revision }), null);
    if (made === null) return;
    setSeen(null);
    router.push(`/staff/${course}/assignments/${made.slug}`);
  };
  return (
    <div className="space-y-3">
      <p className="max-w-[60ch] text-ink-soft">
        A file that an assignment’s page saves, or one written by hand: days are counted from the start of the course.
        An assignment at the same address is changed, any other made anew.
      </p>
      <label className="block">
        <span className="mb-1 block font-medium">Assignment file (JSON)</span>
        <input
          type="file"
          accept=".json,application/json"
          disabled={order.isBusy}
          onChange={(event) => {
            setSeen(null);
            const file = event.target.files?.[0];
            // What is larger no server takes, and that would read as if none were there.
            if (file !== undefined && file.size > mostBytes) order.refuse(tooLarge);
            else void file?.text().then(look);
          }}
          className="max-w-full"
        />
      </label>
      <OrderLine order={order} />
      {seen !== null && (
        <section
          aria-label="What the file would change"
          className="space-y-2 rounded border border-line bg-surface p-4"
        >
          <h3 className="font-medium">
            {seen.revision === null ? `“${seen.title}” is new.` : `“${seen.title}” is there and would be changed.`}
          </h3>
          {seen.settings.length + seen.items.length === 0 ? (
            <p className="text-ink-soft">Nothing differs.</p>
          ) : (
            <>
              <dl className="space-y-0.5">
                {seen.settings.map((difference) => (
                  <Difference key={difference.name} difference={difference} timeZone={timeZone} />
                ))}
              </dl>
              <ul className="list-disc pl-5">
                {seen.items.map((change) => (
                  <li key={change}>{change}.</li>
                ))}
              </ul>
              <Button kind="primary" disabled={order.isBusy} onClick={() => void apply(seen)}>
                {seen.revision === null ? "Make it" : "Change it"}
              </Button>
            </>
          )}
        </section>
      )}
    </div>
  );
}
