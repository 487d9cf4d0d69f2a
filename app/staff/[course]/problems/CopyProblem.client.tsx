"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { fieldClass } from "../../../authoring/fieldClass";
import { Button } from "../../../ui/Button";
import { copyProblem } from "./actions";

/** Opens a version in a workspace: under a new name, or, of the course's own problem, under its own to make the next version. */
export function CopyProblem({
  course,
  versionId,
  title,
  slug: own,
  isOwn,
}: {
  course: string;
  versionId: string;
  title: string;
  slug: string;
  /** It is the course's own and is not being written at the moment. */
  isOwn: boolean;
}) {
  const [slug, setSlug] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const router = useRouter();

  const copy = async (wanted: string) => {
    setBusy(true);
    setTrouble(null);
    const answer = await copyProblem({ course, versionId, slug: wanted }).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Nothing was copied.",
    }));
    // After a success the page is left, and nothing can be pressed until then.
    if (answer.ok) {
      router.push(`/staff/${course}/problems/${answer.slug}`);
      return;
    }
    setTrouble(answer.message);
    setBusy(false);
  };

  if (slug === null)
    return (
      <div className="flex flex-wrap items-center gap-2">
        {isOwn && (
          <Button size="small" disabled={isBusy} onClick={() => void copy(own)}>
            Write the next version
            <span className="unseen"> of {title}</span>
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={() => setSlug(`${own}-copy`)}>
          Copy<span className="unseen"> {title}</span>
        </Button>
        {trouble !== null && (
          <p role="status" className="text-xs text-wrong">
            {trouble}
          </p>
        )}
      </div>
    );
  return (
    <form
      className="flex w-full flex-wrap items-center gap-2 sm:w-auto"
      onSubmit={(event) => {
        event.preventDefault();
        void copy(slug);
      }}
    >
      <label htmlFor={id} className="text-xs">
        Short name of the copy
      </label>
      <div className="w-48">
        <input
          id={id}
          value={slug}
          required
          onChange={(event) => setSlug(event.target.value)}
          spellCheck={false}
          autoCapitalize="off"
          className={`${fieldClass} font-mono`}
        />
      </div>
      <Button type="submit" size="small" kind="primary" disabled={isBusy}>
        {isBusy ? "Copying" : "Copy"}
      </Button>
      <Button size="small" kind="quiet" onClick={() => setSlug(null)}>
        Cancel
      </Button>
      <p role="status" className="text-xs text-wrong">
        {trouble}
      </p>
    </form>
  );
}
