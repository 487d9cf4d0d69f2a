"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import type { TemplateOutline } from "#server/newWorkspace";
import { fieldClass } from "../../../authoring/fieldClass";
import { Button } from "../../../ui/Button";
import { startProblem } from "./actions";

/** The beginning of a problem: its title, its name in addresses, and what it starts as. */
export function NewProblem({ course, templates }: { course: string; templates: readonly TemplateOutline[] }) {
  const [title, setTitle] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const [template, setTemplate] = useState(templates[0]?.name ?? "");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const router = useRouter();
  const shownSlug = slug ?? slugFrom(title);

  const start = async () => {
    setBusy(true);
    setTrouble(null);
    const answer = await startProblem({ course, slug: shownSlug, title, template }).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. What you typed is still here.",
    }));
    // After a success the page is left, and nothing can be pressed until then.
    if (answer.ok) {
      router.push(`/staff/${course}/problems/${answer.slug}`);
      return;
    }
    setTrouble(answer.message);
    setBusy(false);
  };

  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <label htmlFor={`${id}title`} className="mb-1 block font-medium">
            Title
          </label>
          <input
            id={`${id}title`}
            value={title}
            required
            maxLength={120}
            onChange={(event) => setTitle(event.target.value)}
            className={fieldClass}
          />
        </div>
        <div>
          <label htmlFor={`${id}slug`} className="mb-1 block font-medium">
            Short name
          </label>
          <input
            id={`${id}slug`}
            value={shownSlug}
            required
            onChange={(event) => setSlug(event.target.value)}
            aria-describedby={`${id}slug-help`}
            spellCheck={false}
            autoCapitalize="off"
            className={`${fieldClass} font-mono`}
          />
          <p id={`${id}slug-help`} className="mt-1 text-xs text-ink-faint">
            For addresses and files: lower-case words joined by hyphens. It stays.
          </p>
        </div>
      </div>
      <fieldset>
        <legend className="mb-1 font-medium">Begin with</legend>
        <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {templates.map(({ name, title: words, summary }) => (
            <label key={name} className="flex min-h-6 cursor-pointer items-start gap-2 pointer-coarse:min-h-11">
              <input
                type="radio"
                name={`${id}template`}
                value={name}
                checked={template === name}
                onChange={() => setTemplate(name)}
                className="mt-0.5 size-4 shrink-0 accent-accent"
              />
              <span>
                {words}
                <span className="block text-xs text-ink-soft">{summary}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy || title.trim() === "" || shownSlug === ""}>
          {isBusy ? "Starting" : "Start writing"}
        </Button>
        <p role="status" className="min-w-0 flex-1 text-xs text-wrong">
          {trouble}
        </p>
      </div>
    </form>
  );
}

/** "Momentum & energy" becomes "momentum-energy". */
const slugFrom = (title: string): string =>
  title
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 48)
    .replace(/-+$/, "");
