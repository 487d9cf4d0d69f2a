"use client";

import { useState } from "react";
import type { Role } from "#server/access";
import { Button } from "../../../../ui/Button";
import { controlClass } from "../../../../ui/controlClass";
import { roles, roleWords } from "../../../../ui/roleWords";
import { ReplyLine, useReply } from "../../../../ui/useReply.client";
import { ShownOnce } from "../ShownOnce.client";
import { makeLink, revokeLink } from "../actions";

const lives = [
  { days: 1, words: "1 day" },
  { days: 7, words: "1 week" },
  { days: 30, words: "30 days" },
  { days: 120, words: "120 days" },
] as const;

/** Makes a link and shows it, this once. */
export function NewLink({ course, sections }: { course: string; sections: readonly { id: string; name: string }[] }) {
  const [role, setRole] = useState<Role>("student");
  const [sectionId, setSectionId] = useState("");
  const [days, setDays] = useState(7);
  const [uses, setUses] = useState("");
  const [address, setAddress] = useState<string | null>(null);
  const { reply, isBusy, send } = useReply();
  const isSingle = role === "instructor";
  const make = () => {
    setAddress(null);
    const count = isSingle ? 1 : uses === "" ? null : Number(uses);
    send(
      () => makeLink({ course, role, sectionId: sectionId === "" ? null : sectionId, days, uses: count }),
      (answer) => {
        setAddress(answer.address);
        return null;
      },
    );
  };
  return (
    <form
      className="mt-6 max-w-3xl"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-4 gap-y-3">
        <label className="block space-y-1 text-xs text-ink-soft">
          <span>Who follows it becomes</span>
          <select
            value={role}
            onChange={(event) => setRole(roles.find((each) => each === event.target.value) ?? "student")}
            className={controlClass}
          >
            {roles.map((each) => (
              <option key={each} value={each}>
                {roleWords[each]}
              </option>
            ))}
          </select>
        </label>
        <label className="block space-y-1 text-xs text-ink-soft">
          <span>In the section</span>
          <select value={sectionId} onChange={(event) => setSectionId(event.target.value)} className={controlClass}>
            <option value="">None</option>
            {sections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="block space-y-1 text-xs text-ink-soft">
          <span>Works for</span>
          <select value={days} onChange={(event) => setDays(Number(event.target.value))} className={controlClass}>
            {lives.map(({ days: each, words }) => (
              <option key={each} value={each}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label className="block space-y-1 text-xs text-ink-soft">
          <span>{isSingle ? "For one person, as it makes instructors" : "For how many people (empty: any)"}</span>
          <input
            type="number"
            min={1}
            max={100_000}
            step={1}
            disabled={isSingle}
            value={isSingle ? "1" : uses}
            onChange={(event) => setUses(event.target.value)}
            className={controlClass}
          />
        </label>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy}>
          Make a link
        </Button>
        <ReplyLine reply={reply} />
      </div>
      {address !== null && <ShownOnce address={address} />}
    </form>
  );
}

/** Ends a link. */
export function RevokeButton({ course, id, title }: { course: string; id: string; title: string }) {
  const { reply, isBusy, send } = useReply();
  return (
    <div>
      <Button
        size="small"
        disabled={isBusy}
        aria-label={`Revoke: ${title}`}
        onClick={() => send(() => revokeLink({ course, id }), "Revoked.")}
      >
        Revoke
      </Button>
      <ReplyLine reply={reply} className="empty:hidden" />
    </div>
  );
}
