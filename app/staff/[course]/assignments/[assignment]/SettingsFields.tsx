import { Field } from "../Field";
import { fieldClass } from "../fieldClass";
import { MaybeMoment } from "./MaybeMoment";
import type { Settings } from "./settingNames";

/** The fields of the settings, in groups. */
export function SettingsFields({
  settings,
  onChange,
  timeZone,
}: {
  settings: Settings;
  onChange: (part: Partial<Settings>) => void;
  timeZone: string;
}) {
  const number = (key: NumberKey, name: string, [min, max]: [number, number], hint?: string) => (
    <Field name={name} {...(hint === undefined ? {} : { hint })}>
      <input
        type="number"
        required
        min={min}
        max={max}
        step={key === "latePercentPerDay" ? "any" : 1}
        value={Number.isNaN(settings[key]) ? "" : settings[key]}
        onChange={(event) => onChange({ [key]: event.target.valueAsNumber })}
        className={`${fieldClass} w-28`}
      />
    </Field>
  );
  const moment = (key: "opensAt" | "dueAt", name: string) => (
    <Field name={name}>
      <input
        type="datetime-local"
        required
        value={settings[key]}
        onChange={(event) => onChange({ [key]: event.target.value })}
        className={`${fieldClass} w-full sm:w-56`}
      />
    </Field>
  );
  const isTimed = settings.timeLimitMinutes !== null;
  return (
    <>
      <Field name="Title">
        <input
          required
          maxLength={120}
          value={settings.title}
          onChange={(event) => onChange({ title: event.target.value })}
          className={`${fieldClass} w-full max-w-md`}
        />
      </Field>
      <Group title="Dates" hint={`By the clocks of ${timeZone}.`}>
        {moment("opensAt", "Opens")}
        {moment("dueAt", "Due")}
        <MaybeMoment
          name="Late work"
          none="is not taken"
          some="is taken until"
          value={settings.closesAt}
          first={settings.dueAt}
          onChange={(closesAt) => onChange({ closesAt })}
        />
      </Group>
      <Group title="Points">
        {number("latePercentPerDay", "Percent lost a day", [0, 100], "for each started day late")}
        {number("graceDays", "Days that cost nothing", [0, 365], "the first started days late")}
        <Field name="Answer that counts" hint="of several to a part">
          <select
            value={settings.counts}
            onChange={(event) => onChange({ counts: event.target.value === "latest" ? "latest" : "best" })}
            className={fieldClass}
          >
            <option value="best">the best</option>
            <option value="latest">the newest</option>
          </select>
        </Field>
        {number("dropLowest", "Problems left out", [0, 100], "with the lowest shares")}
      </Group>
      <Group title="Time limit">
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={isTimed}
            onChange={(event) => onChange({ timeLimitMinutes: event.target.checked ? 60 : null })}
          />
          Students have a limited time from when they begin
        </label>
        {settings.timeLimitMinutes !== null && (
          <Field name="Minutes">
            <input
              type="number"
              required
              min={1}
              max={10_080}
              value={Number.isNaN(settings.timeLimitMinutes) ? "" : settings.timeLimitMinutes}
              onChange={(event) => onChange({ timeLimitMinutes: event.target.valueAsNumber })}
              className={`${fieldClass} w-28`}
            />
          </Field>
        )}
      </Group>
      <Group title="What is shown, and when">
        <MaybeMoment
          name="Solutions"
          none="are never shown"
          some="are shown from"
          value={settings.solutionsReleaseAt}
          first={settings.closesAt ?? settings.dueAt}
          onChange={(solutionsReleaseAt) => onChange({ solutionsReleaseAt })}
        />
        <Field name="Reviews are seen">
          <select
            value={settings.holdsReviews ? "held" : "finished"}
            onChange={(event) => onChange({ holdsReviews: event.target.value === "held", reviewsReleaseAt: null })}
            className={fieldClass}
          >
            <option value="finished">as soon as each is finished</option>
            <option value="held">not before they are released</option>
          </select>
        </Field>
        {settings.holdsReviews && (
          <MaybeMoment
            name="Release of reviews"
            none="later, by hand"
            some="at a moment"
            value={settings.reviewsReleaseAt}
            first={settings.closesAt ?? settings.dueAt}
            onChange={(reviewsReleaseAt) => onChange({ reviewsReleaseAt })}
          />
        )}
      </Group>
      <Group title="Regrade requests">
        {number("regradeQuota", "How many", [0, 100], "for each student; 0: none")}
        {number("regradeDays", "Within days", [0, 365], "of seeing the points")}
      </Group>
    </>
  );
}

type NumberKey = "latePercentPerDay" | "graceDays" | "dropLowest" | "regradeDays" | "regradeQuota";

function Group({ title, hint, children }: { title: string; hint?: string; children: React.ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="hairline-b mb-3 w-full pb-1 text-base/6 font-medium">
        {title}
        {hint !== undefined && <span className="ml-2 text-xs font-normal text-ink-faint">{hint}</span>}
      </legend>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-4">{children}</div>
    </fieldset>
  );
}
