"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "../../../ui/Button";
import { createAssignment } from "./actions";
import { Field } from "./Field";
import { fieldClass } from "./fieldClass";
import { OrderLine } from "./OrderLine";
import { slugOf } from "./slugOf";
import { useOrder } from "./useOrder.client";

/** A title and an address; all else is set on the page that comes next. */
export function NewAssignment({ course }: { course: string }) {
  const [title, setTitle] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const order = useOrder();
  const router = useRouter();
  const address = slug ?? slugOf(title);
  const make = async () => {
    const made = await order.send(createAssignment({ course, title, slug: address }), null);
    if (made !== null) router.push(`/staff/${course}/assignments/${made.slug}`);
  };
  return (
    <form
      className="flex flex-wrap items-end gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Field name="Title">
        <input
          required
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          className={`${fieldClass} w-full sm:w-72`}
        />
      </Field>
      <Field name="Address" hint="It stays as it is from then on.">
        <input
          required
          maxLength={64}
          value={address}
          onChange={(event) => setSlug(event.target.value)}
          className={`${fieldClass} w-full sm:w-56`}
        />
      </Field>
      <Button type="submit" kind="primary" disabled={order.isBusy}>
        Make the assignment
      </Button>
      <OrderLine order={order} />
    </form>
  );
}
