"use client";

import { useState } from "react";
import type { ExtensionsView } from "#server/extensions";
import { Button } from "../../../../ui/Button";
import { Field } from "../Field";
import { fieldClass } from "../fieldClass";
import { OrderLine } from "../OrderLine";
import { useOrder } from "../useOrder.client";
import { setTimeFactor } from "./extensionActions";

/** Who has more than the usual time in timed assignments of the course. */
export function ExtraTime({ course, students }: { course: string; students: ExtensionsView["students"] }) {
  const order = useOrder();
  const [userId, setUserId] = useState("");
  const [factor, setFactor] = useState(1.5);
  const extended = students.filter(({ timeFactor }) => timeFactor !== 1);
  return (
    <div className="mt-3 space-y-4">
      <p className="max-w-[60ch] text-ink-soft">
        In every timed assignment of the course: 1.5 is half as much time again. Clocks that run follow at once.
      </p>
      {extended.length > 0 && (
        <ul className="hairline-t">
          {extended.map((student) => (
            <li key={student.userId} className="hairline-b flex flex-wrap items-center gap-x-4 px-2 py-2">
              <span className="min-w-0 flex-1">{student.name}</span>
              <span className="numbers">× {student.timeFactor}</span>
              <Button
                kind="quiet"
                size="small"
                disabled={order.isBusy}
                aria-label={`Usual time for ${student.name}`}
                onClick={() =>
                  void order.send(
                    setTimeFactor({ course, userId: student.userId, factor: 1 }),
                    `${student.name} has the usual time.`,
                  )
                }
              >
                Usual time
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="flex flex-wrap items-end gap-4"
        aria-label="Set extra time"
        onSubmit={(event) => {
          event.preventDefault();
          void order.send(setTimeFactor({ course, userId, factor }), "It is set.");
        }}
      >
        <Field name="Student">
          <select
            required
            value={userId}
            onChange={(event) => setUserId(event.target.value)}
            className={`${fieldClass} w-full sm:w-64`}
          >
            <option value="">Choose one</option>
            {students.map((student) => (
              <option key={student.userId} value={student.userId}>
                {student.name}
              </option>
            ))}
          </select>
        </Field>
        <Field name="Times the usual time">
          <input
            type="number"
            required
            min={1}
            max={10}
            step="any"
            value={Number.isNaN(factor) ? "" : factor}
            onChange={(event) => setFactor(event.target.valueAsNumber)}
            className={`${fieldClass} w-28`}
          />
        </Field>
        <Button type="submit" disabled={order.isBusy}>
          Set the time
        </Button>
        <OrderLine order={order} />
      </form>
    </div>
  );
}
