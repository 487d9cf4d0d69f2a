"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { fieldClass } from "../../../authoring/fieldClass";
import { Button } from "../../../ui/Button";

/** A problem from a zip file, such as another course exported. */
export function ImportProblem({ course }: { course: string }) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [slug, setSlug] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();

  const send = async (zip: File) => {
    setBusy(true);
    setTrouble(null);
    const answer = await sendZip(zip, course, slug.trim()).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Nothing was imported.",
    }));
    setBusy(false);
    if (answer.ok) router.push(`/staff/${encodeURIComponent(course)}/problems/${encodeURIComponent(answer.slug)}`);
    else setTrouble(answer.message);
  };

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) void send(file);
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <label htmlFor={`${id}file`} className="mb-1 block font-medium">
            Zip file
          </label>
          <input
            id={`${id}file`}
            type="file"
            accept=".zip,application/zip"
            required
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
            className="block w-full text-xs file:mr-3 file:h-8 file:cursor-pointer file:rounded file:border file:border-line-strong file:bg-surface file:px-3 file:text-ink"
          />
        </div>
        <div>
          <label htmlFor={`${id}slug`} className="mb-1 block font-medium">
            Short name
          </label>
          <input
            id={`${id}slug`}
            value={slug}
            onChange={(event) => setSlug(event.target.value)}
            aria-describedby={`${id}slug-help`}
            spellCheck={false}
            autoCapitalize="off"
            className={`${fieldClass} font-mono`}
          />
          <p id={`${id}slug-help`} className="mt-1 text-xs text-ink-faint">
            Empty: that of the folder in the zip file.
          </p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy || file === null}>
          {isBusy ? "Importing" : "Import"}
        </Button>
        <p role="status" className="min-w-0 flex-1 text-xs text-wrong">
          {trouble}
        </p>
      </div>
    </form>
  );
}

async function sendZip(
  zip: File,
  course: string,
  slug: string,
): Promise<{ ok: true; slug: string } | { ok: false; message: string }> {
  const address = `/api/problems/import?${new URLSearchParams({ course, slug }).toString()}`;
  const response = await fetch(address, { method: "POST", body: zip });
  const answer: unknown = await response.json().catch(() => null);
  const read = (field: "slug" | "message"): string | null => {
    if (typeof answer !== "object" || answer === null || !(field in answer)) return null;
    const value = (answer as Record<string, unknown>)[field];
    return typeof value === "string" ? value : null;
  };
  const made = read("slug");
  if (response.ok && made !== null) return { ok: true, slug: made };
  const signedOut =
    response.status === 401 ? "You are signed out. Sign in again in another tab, then try again." : null;
  return { ok: false, message: signedOut ?? read("message") ?? "The file was not taken. Nothing was imported." };
}
