"use client";

import { useId, useState } from "react";
import { tickText } from "../results/figures/plotFrame";
import { allowedText, mostOf, schemaOf, type ChoiceField, type NumberField, type Values } from "./fields";
import { StepButtons } from "./StepButtons.client";

/** What sets one field: the browser's own elements, so each works by keyboard, by touch and by voice. */
export function FieldControl({
  name,
  field,
  values,
  onChange,
}: {
  name: string;
  field: NumberField | ChoiceField;
  values: Values;
  onChange: (value: number | string) => void;
}) {
  if (field.kind === "choice")
    return <Choice field={field} value={String(values[name])} onChange={onChange} name={name} />;
  if (field.appliesTo?.(values) === false) return null;
  return <NumberControl field={field} most={mostOf(field, values)} value={Number(values[name])} onChange={onChange} />;
}

function Choice({
  name,
  field,
  value,
  onChange,
}: {
  name: string;
  field: ChoiceField;
  value: string;
  onChange: (value: string) => void;
}) {
  const group = useId();
  return (
    <fieldset>
      <legend className="text-ink-soft first-letter:uppercase">{field.label}</legend>
      <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {Object.entries(field.options).map(([option, words]) => (
          <label key={option} className="flex min-h-6 items-center gap-1.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name={`${group} ${name}`}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
              className="size-4 accent-accent"
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function NumberControl({
  field,
  most,
  value,
  onChange,
}: {
  field: NumberField;
  most: number;
  value: number;
  onChange: (value: number) => void;
}) {
  const id = useId();
  // What stands in the field while somebody types there, which need not be a number yet.
  const [typed, setTyped] = useState<string>();
  const read = (text: string): number | undefined => {
    const { data } = schemaOf(field).safeParse(text);
    return typeof data === "number" && data <= most ? data : undefined;
  };
  const isWrong = typed !== undefined && typed !== "" && read(typed) === undefined;
  const type = (text: string) => {
    setTyped(text);
    const number = read(text);
    if (number !== undefined) onChange(number);
  };
  return (
    <div>
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="text-ink-soft first-letter:uppercase">
          {field.label}
        </label>
        <input
          id={id}
          type="number"
          inputMode="decimal"
          min={field.least}
          max={most}
          step={field.step}
          value={typed ?? String(value)}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => setTyped(undefined)}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          className="numbers h-7 w-22 shrink-0 rounded border border-line-strong/55 bg-surface px-1.5 text-right aria-invalid:border-wrong pointer-coarse:h-11"
        />
      </div>
      {isWrong && (
        <p id={`${id}-wrong`} className="text-xs text-wrong">
          Needs {allowedText({ ...field, most })}.
        </p>
      )}
      <div className="flex items-center gap-2">
        {field.as === "steps" && <StepButtons label={field.label} {...{ least: field.least, most, value, onChange }} />}
        <input
          type="range"
          aria-label={`${field.label}, slider`}
          aria-valuetext={tickText(value)}
          {...slider(field, most)}
          value={toPlace(field, most, value)}
          onChange={(event) => onChange(fromPlace(field, most, Number(event.currentTarget.value)))}
          className="h-6 min-w-0 flex-1 accent-accent pointer-coarse:h-11"
        />
      </div>
    </div>
  );
}

/** Places along a logarithmic slider. */
const places = 120;

const slider = ({ scale, least, step }: NumberField, most: number) =>
  scale === "log" ? { min: 0, max: places, step: 1 } : { min: least, max: most, step };

const toPlace = ({ scale, least }: NumberField, most: number, value: number): number =>
  scale === "log" ? Math.round((places * Math.log(value / least)) / Math.log(most / least)) : value;

function fromPlace({ scale, least }: NumberField, most: number, place: number): number {
  if (scale !== "log") return place;
  const exact = least * Math.pow(most / least, place / places);
  return Math.min(most, Math.max(least, Number(exact.toPrecision(2))));
}
