import { type Ref, useId } from "react";

/** A field for some lines of text, with its label above. */
export function WordsField({
  label,
  value,
  onChange,
  most,
  ref,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Characters. */
  most: number;
  ref?: Ref<HTMLTextAreaElement>;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <textarea
        id={id}
        ref={ref}
        required
        maxLength={most}
        rows={3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="mt-1 block w-full rounded border border-line-strong/55 bg-surface px-3 py-2 text-sm hover:border-line-strong pointer-coarse:text-base"
      />
    </div>
  );
}
