"use client";

import { useState } from "react";
import { Button } from "../../../ui/Button";
import { setCourseTotal } from "./actions";
import { Field } from "./Field";
import { fieldClass } from "./fieldClass";
import { OrderLine } from "./OrderLine";
import { useOrder } from "./useOrder.client";

/** How many assignments are left out of everybody's total. */
export function CourseTotalForm({ course, dropLowest }: { course: string; dropLowest: number }) {
  const [typed, setTyped] = useState<number | null>(null);
  const order = useOrder();
  const count = typed ?? dropLowest;
  const save = async () => {
    const done = await order.send(setCourseTotal({ course, dropLowest: count, seen: { dropLowest } }), "Saved.");
    if (done !== null) setTyped(null);
  };
  return (
    <form
      className="flex flex-wrap items-end gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        name="Assignments left out of the total"
        hint="Those with the lowest share of their points; the others are scaled to the points of all."
      >
        <input
          type="number"
          required
          min={0}
          max={100}
          value={Number.isNaN(count) ? "" : count}
          onChange={(event) => setTyped(event.target.valueAsNumber)}
          className={`${fieldClass} w-28`}
        />
      </Field>
      <Button type="submit" disabled={order.isBusy || count === dropLowest}>
        Save
      </Button>
      <OrderLine order={order} />
    </form>
  );
}
