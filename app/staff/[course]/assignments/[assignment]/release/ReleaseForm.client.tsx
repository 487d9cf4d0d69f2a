"use client";

import { useState } from "react";
import { Button } from "../../../../../ui/Button";
import { setRelease } from "./actions";

type Kind = "when-finished" | "hold" | "now" | "at";

/** The choice of when students see reviews. */
export function ReleaseForm({
  course,
  assignment,
  timeZone,
  finished,
  seen,
  areOut,
}: {
  course: string;
  assignment: string;
  timeZone: string;
  /** How many reviews a release would show. */
  finished: number;
  seen: { holdsReviews: boolean; reviewsReleaseAt: number | null };
  areOut: boolean;
}) {
  const [kind, setKind] = useState<Kind>(kindOf(seen));
  const [at, setAt] = useState("");
  const [reply, setReply] = useState<{ ok: boolean; words: string } | null>(null);
  const [isBusy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    const release = kind === "at" ? { kind, at } : { kind };
    const answer = await setRelease({ course, assignment, release, seen }).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Nothing was changed; try again.",
    }));
    setBusy(false);
    setReply(answer.ok ? { ok: true, words: "Saved." } : { ok: false, words: answer.message });
  };

  const choices: { kind: Kind; title: string; words: string }[] = [
    { kind: "when-finished", title: "When finished", words: "Each student sees a review as soon as it is finished." },
    {
      kind: "hold",
      title: "Hold",
      words: areOut
        ? "Students see no review until you release them. Those they have seen are taken back, with their points."
        : "Students see no review until you release them.",
    },
    {
      kind: "now",
      title: "Release now",
      words: `${finished === 1 ? "The finished review is" : `All ${finished} finished reviews are`} seen at once, later ones as they are finished.`,
    },
    { kind: "at", title: "Release at a moment", words: `By the course's clock, ${timeZone}.` },
  ];
  return (
    <form
      className="mt-6"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <fieldset>
        <legend className="font-medium">Students see reviews</legend>
        <ul className="hairline-t mt-2">
          {choices.map((choice) => (
            <li key={choice.kind} className="hairline-b">
              <label className="flex cursor-pointer items-start gap-3 px-2 py-2.5 hover:bg-hover/60">
                <input
                  type="radio"
                  name="kind"
                  checked={kind === choice.kind}
                  onChange={() => setKind(choice.kind)}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                <span>
                  <span className="font-medium">{choice.title}</span>
                  <span className="block text-ink-soft">{choice.words}</span>
                </span>
              </label>
              {choice.kind === "at" && kind === "at" && (
                <label className="flex flex-wrap items-center gap-2 px-2 pb-3 pl-9">
                  Date and time
                  <input
                    type="datetime-local"
                    required
                    value={at}
                    onChange={(event) => setAt(event.target.value)}
                    className="h-8 rounded border border-line-strong/55 bg-surface px-2 pointer-coarse:h-11"
                  />
                </label>
              )}
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy}>
          Save
        </Button>
        <span role="status" className={reply?.ok === false ? "text-wrong" : "text-ink-soft"}>
          {reply?.words}
        </span>
      </div>
    </form>
  );
}

function kindOf({ holdsReviews, reviewsReleaseAt }: { holdsReviews: boolean; reviewsReleaseAt: number | null }): Kind {
  if (!holdsReviews) return "when-finished";
  return reviewsReleaseAt === null ? "hold" : "at";
}
