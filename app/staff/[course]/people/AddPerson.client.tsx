"use client";

import { useRef } from "react";
import { Button } from "../../../ui/Button";
import { controlClass } from "../../../ui/controlClass";
import { Disclosure } from "../../../ui/Disclosure";
import { roles, roleWords } from "../../../ui/roleWords";
import { ReplyLine, useReply } from "../../../ui/useReply.client";
import { addSomebody } from "./actions";

/** Adds one person, or brings back one who was dropped. */
export function AddPerson({ course, sections }: { course: string; sections: readonly { id: string; name: string }[] }) {
  const form = useRef<HTMLFormElement>(null);
  const { reply, isBusy, send } = useReply();
  const add = (fields: FormData) => {
    const text = (name: string): string => {
      const value = fields.get(name);
      return typeof value === "string" ? value : "";
    };
    const role = roles.find((each) => each === text("role")) ?? "student";
    const order = { course, email: text("email"), name: text("name"), role, sectionId: text("section") || null };
    send(
      () => addSomebody(order),
      ({ isNew }) => {
        form.current?.reset();
        return isNew
          ? `${order.email} is in the course, and signs in with this address.`
          : `${order.email} is in the course.`;
      },
    );
  };
  return (
    <Disclosure summary="Add somebody">
      <form
        ref={form}
        className="max-w-3xl space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          add(new FormData(event.currentTarget));
        }}
      >
        <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-4 gap-y-3">
          <label className="block space-y-1 text-xs text-ink-soft">
            <span>E-mail</span>
            <input type="email" name="email" required maxLength={320} autoComplete="off" className={controlClass} />
          </label>
          <label className="block space-y-1 text-xs text-ink-soft">
            <span>Name, when they are new here</span>
            <input name="name" maxLength={200} autoComplete="off" className={controlClass} />
          </label>
          <label className="block space-y-1 text-xs text-ink-soft">
            <span>Role</span>
            <select name="role" className={controlClass}>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {roleWords[role]}
                </option>
              ))}
            </select>
          </label>
          <label className="block space-y-1 text-xs text-ink-soft">
            <span>Section</span>
            <select name="section" className={controlClass}>
              <option value="">None</option>
              {sections.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" kind="primary" disabled={isBusy}>
            Add
          </Button>
          <ReplyLine reply={reply} />
        </div>
      </form>
    </Disclosure>
  );
}
