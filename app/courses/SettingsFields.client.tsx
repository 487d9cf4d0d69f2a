"use client";

import type { ReactNode } from "react";
import type { CourseSettings } from "#server/courseSettings";
import { controlClass } from "../ui/controlClass";

/** What a course is called and when it is: the fields that a new one and an old one have in common. */
export function SettingsFields({
  value,
  timeZones,
  onChange,
}: {
  value: CourseSettings;
  timeZones: readonly string[];
  onChange: (next: CourseSettings) => void;
}) {
  return (
    <>
      <Field label="Title" help="As students read it, such as “Deep neural networks”.">
        <input
          required
          maxLength={120}
          value={value.title}
          onChange={(event) => onChange({ ...value, title: event.target.value })}
          className={controlClass}
        />
      </Field>
      <Field label="Term" help="Such as “Fall 2026”.">
        <input
          required
          maxLength={60}
          value={value.term}
          onChange={(event) => onChange({ ...value, term: event.target.value })}
          className={controlClass}
        />
      </Field>
      <Field label="Time zone" help="Deadlines are kept by the clocks of this zone.">
        <select
          value={value.timeZone}
          onChange={(event) => onChange({ ...value, timeZone: event.target.value })}
          className={controlClass}
        >
          {(timeZones.includes(value.timeZone) ? timeZones : [value.timeZone, ...timeZones]).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      </Field>
      <Field label="First day" help="Assignments that come from files count their days from here.">
        <input
          type="date"
          required
          value={value.startsOn}
          onChange={(event) => onChange({ ...value, startsOn: event.target.value })}
          className={controlClass}
        />
      </Field>
      <Field
        label="Lowest assignments left out"
        help="So many assignments with the lowest share of their points do not count in a student’s total."
      >
        <input
          type="number"
          required
          min={0}
          max={100}
          step={1}
          value={String(value.dropLowest)}
          onChange={(event) => onChange({ ...value, dropLowest: Number(event.target.value) })}
          className={controlClass}
        />
      </Field>
    </>
  );
}

export const Field = ({ label, help, children }: { label: string; help: string; children: ReactNode }) => (
  <label className="block max-w-md space-y-1">
    <span className="block font-medium">{label}</span>
    <span className="block text-xs text-ink-faint">{help}</span>
    {children}
  </label>
);
