"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DuplicableAssignment } from "#server/duplicateAssignment";
import { Button } from "../../../ui/Button";
import { Moment } from "../../../ui/Moment.client";
import { duplicateAssignment } from "./actions";
import { Field } from "./Field";
import { fieldClass } from "./fieldClass";
import { OrderLine } from "./OrderLine";
import { useOrder } from "./useOrder.client";

/** An assignment of another course, with the dates it would have here. */
export function CopyAssignment({
  course,
  timeZone,
  others,
}: {
  course: string;
  timeZone: string;
  others: readonly DuplicableAssignment[];
}) {
  const [place, setPlace] = useState(0);
  const [slug, setSlug] = useState<string | null>(null);
  const order = useOrder();
  const router = useRouter();
  const chosen = others[place];
  if (chosen === undefined)
    return <p className="text-ink-soft">There is no assignment in another course where you are an instructor.</p>;
  const copy = async () => {
    const from = { course: chosen.course.slug, assignment: chosen.slug };
    const made = await order.send(duplicateAssignment({ course, from, slug: slug ?? chosen.slug }), null);
    if (made !== null) router.push(`/staff/${course}/assignments/${made.slug}`);
  };
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        void copy();
      }}
    >
      <p className="max-w-[60ch] text-ink-soft">
        Dates move by the weeks between the starts of both courses; weekdays and times stay. Students do not see it
        until you publish it.
      </p>
      <div className="flex flex-wrap items-end gap-4">
        <Field name="Assignment">
          <select
            value={place}
            onChange={(event) => {
              setPlace(Number(event.target.value));
              setSlug(null);
            }}
            className={`${fieldClass} w-full sm:w-96`}
          >
            {others.map((other, index) => (
              <option key={`${other.course.slug} ${other.slug}`} value={index}>
                {other.course.title}, {other.course.term}: {other.title}
              </option>
            ))}
          </select>
        </Field>
        <Field name="Address here">
          <input
            required
            maxLength={64}
            value={slug ?? chosen.slug}
            onChange={(event) => setSlug(event.target.value)}
            className={`${fieldClass} w-full sm:w-56`}
          />
        </Field>
      </div>
      <p className="text-ink-soft">
        {chosen.itemCount} {chosen.itemCount === 1 ? "problem" : "problems"}. It would open{" "}
        <Moment at={chosen.opensAt} timeZone={timeZone} show="exact" /> and be due{" "}
        <Moment at={chosen.dueAt} timeZone={timeZone} show="exact" />.
      </p>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={order.isBusy}>
          Copy it
        </Button>
        <OrderLine order={order} />
      </div>
    </form>
  );
}
