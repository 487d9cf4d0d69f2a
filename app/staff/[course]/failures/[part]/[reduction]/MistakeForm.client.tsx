"use client";

import { useId, useState } from "react";
import type { MistakeWords } from "#server/reductions";
import { Button } from "../../../../../ui/Button";
import { controlClass } from "../../../../../ui/controlClass";
import { ReplyLine, useReply } from "../../../../../ui/useReply.client";
import { WordsField } from "../../../../../ui/WordsField";
import { saveMistake } from "../../actions";

type Kind = NonNullable<MistakeWords["kind"]>;

const kinds: Readonly<Record<Kind, string>> = {
  sign: "Sign: the direction is reversed",
  factor: "Factor: right up to a constant",
  formula: "Formula: another quantity is computed",
  order: "Order: right operations at the wrong time",
  index: "Index: the wrong entry, axis or layer",
  "edge-case": "Edge case: wrong at zeros, empty or extreme inputs",
  randomness: "Randomness: what is drawn, or how often",
  memory: "Memory: something is changed or shared",
  budget: "Budget: too many or too few calls",
};

const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text);

/** What a student who makes the mistake reads, and the name of its file. */
export function MistakeForm({
  id,
  workspaceSlug,
  takenNames,
}: {
  id: string;
  workspaceSlug: string;
  takenNames: readonly string[];
}) {
  const [title, setTitle] = useState("");
  const [typedName, setName] = useState<string | null>(null);
  const [kind, setKind] = useState("");
  const [feedback, setFeedback] = useState("");
  const { reply, isBusy, send } = useReply();
  const field = useId();
  const name = typedName ?? nameFrom(title);
  const isTaken = takenNames.includes(name);
  return (
    <form
      className="mt-3 max-w-3xl space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        const words = { id, name, title, feedback, ...(isKind(kind) ? { kind } : {}) };
        send(
          () => saveMistake(words),
          ({ file }) => `${file} is written.`,
        );
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <label htmlFor={`${field}title`} className="mb-1 block font-medium">
            Title
          </label>
          <input
            id={`${field}title`}
            value={title}
            required
            maxLength={120}
            onChange={(event) => setTitle(event.target.value)}
            className={controlClass}
          />
        </div>
        <div>
          <label htmlFor={`${field}name`} className="mb-1 block font-medium">
            Name of the file
          </label>
          <input
            id={`${field}name`}
            value={name}
            required
            maxLength={70}
            spellCheck={false}
            autoCapitalize="off"
            aria-describedby={`${field}name-help`}
            aria-invalid={isTaken}
            onChange={(event) => setName(event.target.value)}
            className={`${controlClass} font-mono`}
          />
          <p id={`${field}name-help`} className={`mt-1 text-xs ${isTaken ? "text-wrong" : "text-ink-faint"}`}>
            {isTaken
              ? `${workspaceSlug} has a mistake of this name. Choose another one.`
              : "Lower-case words joined by hyphens."}
          </p>
        </div>
      </div>
      <div>
        <label htmlFor={`${field}kind`} className="mb-1 block font-medium">
          Kind
        </label>
        <select
          id={`${field}kind`}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
          className={`${controlClass} max-w-md`}
        >
          <option value="">None of these</option>
          {Object.entries(kinds).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div>
        <WordsField label="Feedback" value={feedback} onChange={setFeedback} most={1_200} />
        <p className="mt-1 text-xs text-ink-faint">
          Say what the numbers are, and point to the step that went wrong. Markdown, with formulas between dollars.
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy || isTaken}>
          {isBusy ? "Writing" : `Write it into ${workspaceSlug}`}
        </Button>
        <ReplyLine reply={reply} className="min-w-0 flex-1 text-xs" />
      </div>
    </form>
  );
}

/** "Sign lost, twice" becomes "sign-lost-twice". */
const nameFrom = (title: string): string =>
  title
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036f'’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
