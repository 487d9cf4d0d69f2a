"use client";

import { useState } from "react";
import type { ExtensionEffect, ExtensionsView } from "#server/extensions";
import { Button } from "../../../../ui/Button";
import { Field } from "../Field";
import { fieldClass } from "../fieldClass";
import { OrderLine } from "../OrderLine";
import { useOrder } from "../useOrder.client";
import { EffectTable } from "./EffectTable";
import { grantExtension, previewExtension } from "./extensionActions";
import { MaybeMoment } from "./MaybeMoment";
import type { Settings } from "./settingNames";

/** Gives a student or a section other dates: first what it changes, then a click that does it. */
export function ExtensionForm({
  address,
  view,
  timeZone,
  dates,
}: {
  address: { course: string; assignment: string };
  view: ExtensionsView;
  timeZone: string;
  dates: Pick<Settings, "dueAt" | "closesAt">;
}) {
  const [holder, setHolder] = useState("");
  const [dueAt, setDueAt] = useState(dates.dueAt);
  const [closesAt, setClosesAt] = useState(dates.closesAt);
  const [reason, setReason] = useState("");
  const [seen, setSeen] = useState<{ effect: ExtensionEffect; notes: string[] } | null>(null);
  const order = useOrder();
  const [kind, id = ""] = holder.split(" ");
  const extension = { to: kind === "section" ? { sectionId: id } : { userId: id }, dueAt, closesAt };
  const change = (act: () => void) => {
    setSeen(null);
    act();
  };
  const submit = async () => {
    if (seen === null) {
      const reply = await order.send(previewExtension({ ...address, extension }), null);
      if (reply !== null) setSeen(reply);
      return;
    }
    const done = await order.send(grantExtension({ ...address, extension, reason }), "The extension is given.");
    if (done === null) return;
    setSeen(null);
    setHolder("");
    setReason("");
  };
  if (view.students.length + view.sections.length === 0)
    return <p className="text-ink-soft">There is no student in this course yet.</p>;
  return (
    <form
      className="space-y-4"
      aria-label="Give an extension"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="flex flex-wrap items-end gap-4">
        <Field name="For">
          <select
            required
            value={holder}
            onChange={(event) => change(() => setHolder(event.target.value))}
            className={`${fieldClass} w-full sm:w-64`}
          >
            <option value="">Choose a student or a section</option>
            {view.sections.length > 0 && (
              <optgroup label="Sections">
                {view.sections.map((section) => (
                  <option key={section.id} value={`section ${section.id}`}>
                    {section.name} ({section.students} {section.students === 1 ? "student" : "students"})
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label="Students">
              {view.students.map((student) => (
                <option key={student.userId} value={`student ${student.userId}`}>
                  {student.name}
                </option>
              ))}
            </optgroup>
          </select>
        </Field>
        <Field name="New due date">
          <input
            type="datetime-local"
            required
            value={dueAt}
            onChange={(event) => change(() => setDueAt(event.target.value))}
            className={`${fieldClass} w-full sm:w-56`}
          />
        </Field>
        <MaybeMoment
          name="Late work"
          none="not after that"
          some="until"
          value={closesAt}
          first={dueAt}
          onChange={(value) => change(() => setClosesAt(value))}
        />
        <Field name="Reason" hint="Only staff read it.">
          <input
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            className={`${fieldClass} w-full sm:w-72`}
          />
        </Field>
      </div>
      {seen !== null && (
        <>
          <EffectTable effect={seen.effect} timeZone={timeZone} />
          {seen.notes.map((note) => (
            <p key={note} className="text-partial">
              {note}
            </p>
          ))}
        </>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind={seen === null ? "plain" : "primary"} disabled={order.isBusy}>
          {seen === null ? "See what it changes" : "Give the extension"}
        </Button>
        <OrderLine order={order} />
      </div>
    </form>
  );
}
