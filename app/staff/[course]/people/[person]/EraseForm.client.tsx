"use client";

import { useState } from "react";
import { Button } from "../../../../ui/Button";
import { controlClass } from "../../../../ui/controlClass";
import { Disclosure } from "../../../../ui/Disclosure";
import { ReplyLine, useReply } from "../../../../ui/useReply.client";
import { eraseSomebody } from "../actions";

/** Erases one student. What it does is said first, and the address typed, because nothing of it comes back. */
export function EraseForm({
  address,
  email,
  isElsewhere,
}: {
  address: { course: string; userId: string };
  email: string;
  isElsewhere: boolean;
}) {
  const [typed, setTyped] = useState("");
  const { reply, isBusy, send } = useReply();
  return (
    <Disclosure summary="Erase this person’s data">
      <form
        className="max-w-prose space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          send(() => eraseSomebody({ ...address, confirmation: typed }), "Erased.");
        }}
      >
        <p>
          For good go the words of their answers and surveys, drafts, the files they handed in, their regrade requests,
          and what graders wrote to them. Verdicts, points and dates stay, so that nobody’s grade and no statistic
          moves.
        </p>
        <p>
          {isElsewhere
            ? "They are in another course of this server too, so their name, address and sign-in stay."
            : "Their name, address and sign-in go too: what stays belongs to nobody who can be named."}
        </p>
        <label className="block space-y-1 text-xs text-ink-soft">
          <span className="wrap-anywhere">Type {email} to confirm</span>
          <input
            required
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className={`${controlClass} max-w-md`}
          />
        </label>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" disabled={isBusy || typed.trim().toLowerCase() !== email}>
            Erase for good
          </Button>
          <ReplyLine reply={reply} />
        </div>
      </form>
    </Disclosure>
  );
}
