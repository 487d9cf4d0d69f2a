import { Field } from "../Field";
import { fieldClass } from "../fieldClass";

/** A moment that there may be, or not. */
export function MaybeMoment({
  name,
  none,
  some,
  value,
  first,
  onChange,
}: {
  name: string;
  none: string;
  some: string;
  value: string | null;
  /** Where it starts when it is chosen. */
  first: string;
  onChange: (value: string | null) => void;
}) {
  return (
    <div className="flex flex-wrap items-end gap-x-2 gap-y-2">
      <Field name={name}>
        <select
          value={value === null ? "none" : "some"}
          onChange={(event) => onChange(event.target.value === "none" ? null : first)}
          className={fieldClass}
        >
          <option value="none">{none}</option>
          <option value="some">{some}</option>
        </select>
      </Field>
      {value !== null && (
        <input
          type="datetime-local"
          required
          aria-label={`${name} ${some}`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${fieldClass} w-full sm:w-56`}
        />
      )}
    </div>
  );
}
