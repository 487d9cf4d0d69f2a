"use client";

import { useId } from "react";
import { z } from "zod";
import { useAnswerField } from "../../../app/questions/answerField.client";
import type { ShownSurvey } from "./kind";
import { readHours } from "./readHours";

const DraftSchema = z.object({
  kind: z.literal("survey"),
  entries: z.array(z.object({ id: z.string(), value: z.union([z.string(), z.array(z.string())]) })),
});

type Value = z.infer<typeof DraftSchema>["entries"][number]["value"];
type Field = ShownSurvey["fields"][number];

/** The survey's fields, one below the other. */
export default function SurveyInput({ question: { fields } }: { question: ShownSurvey }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const entries = draft?.entries ?? [];
  const change = (id: string, value: Value) =>
    keep({
      kind: "survey",
      entries: fields.flatMap((field) => {
        const kept = field.id === id ? { value } : entries.find((entry) => entry.id === field.id);
        return kept === undefined ? [] : [{ id: field.id, value: kept.value }];
      }),
    });
  return (
    <div role="group" aria-labelledby={labelledBy} aria-describedby={describedBy} className="space-y-4">
      {fields.map((field) => (
        <SurveyField
          key={field.id}
          field={field}
          value={entries.find(({ id }) => id === field.id)?.value}
          onChange={(value) => change(field.id, value)}
        />
      ))}
    </div>
  );
}

interface FieldProps<Kind extends Field["kind"] = Field["kind"]> {
  field: Extract<Field, { kind: Kind }>;
  value: Value | undefined;
  onChange: (value: Value) => void;
}

function SurveyField({ field, ...rest }: FieldProps) {
  switch (field.kind) {
    case "text":
      return <LinesField field={field} {...rest} />;
    case "people":
      return <LinesField field={field} {...rest} />;
    case "choices":
      return <ChoicesField field={field} {...rest} />;
    case "hours":
      return <HoursField field={field} {...rest} />;
  }
}

const boxClass =
  "rounded border border-line-strong/55 bg-surface px-3 text-sm text-ink placeholder:text-ink-faint hover:border-line-strong aria-invalid:border-partial";

/** Some lines of text; of people, one a line. */
function LinesField({ field, value, onChange }: FieldProps<"text" | "people">) {
  const ids = useFieldIds();
  const text = typeof value === "string" ? value : (value ?? []).join("\n");
  return (
    <div>
      <label htmlFor={ids.field} className="font-medium">
        {field.label}
      </label>
      <Help id={ids.help} text={field.help} />
      <textarea
        id={ids.field}
        aria-describedby={field.help === undefined ? undefined : ids.help}
        value={text}
        onChange={({ target }) => onChange(field.kind === "people" ? target.value.split("\n") : target.value)}
        rows={3}
        maxLength={field.kind === "text" ? field.maxLength : 3_000}
        autoComplete="off"
        className={`mt-1 block w-full resize-y py-2 ${boxClass}`}
      />
    </div>
  );
}

function ChoicesField({ field, value, onChange }: FieldProps<"choices">) {
  const ids = useFieldIds();
  const chosen = Array.isArray(value) ? value : [];
  return (
    <fieldset aria-describedby={field.help === undefined ? undefined : ids.help}>
      <legend className="font-medium">{field.label}</legend>
      <Help id={ids.help} text={field.help} />
      {field.options.map(({ id, text }) => (
        <label
          key={id}
          className="flex min-h-9 cursor-pointer items-start gap-3 rounded px-2 py-1.5 hover:bg-hover pointer-coarse:min-h-11"
        >
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChange([...chosen.filter((each) => each !== id), ...(target.checked ? [id] : [])])
            }
            className="mt-1 size-4 shrink-0 accent-(--accent)"
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

function HoursField({ field, value, onChange }: FieldProps<"hours">) {
  const ids = useFieldIds();
  const text = typeof value === "string" ? value : "";
  const read = text.trim() === "" ? null : readHours(text);
  return (
    <div>
      <label htmlFor={ids.field} className="font-medium">
        {field.label}
      </label>
      <Help id={ids.help} text={field.help} />
      <span className="mt-1 flex items-center gap-2">
        <input
          id={ids.field}
          type="text"
          inputMode="decimal"
          aria-describedby={ids.fault}
          aria-invalid={read?.ok === false}
          value={text}
          onChange={({ target }) => onChange(target.value)}
          maxLength={40}
          autoComplete="off"
          className={`h-9 w-28 pointer-coarse:h-11 ${boxClass}`}
        />
        <span className="text-ink-soft">hours</span>
      </span>
      <p id={ids.fault} className="min-h-6 text-sm text-partial">
        {read?.ok === false && read.message}
      </p>
    </div>
  );
}

function Help({ id, text }: { id: string; text: string | undefined }) {
  return text === undefined ? null : (
    <p id={id} className="text-sm text-ink-soft">
      {text}
    </p>
  );
}

function useFieldIds() {
  const id = useId();
  return { field: `${id}-field`, help: `${id}-help`, fault: `${id}-fault` };
}
