"use client";

/** One line of mathematics to type. */
export function TextField({
  value,
  onChange,
  labelledBy,
  describedBy,
  placeholder,
  unit,
  isFaulty,
}: {
  value: string;
  onChange: (value: string) => void;
  labelledBy: string;
  describedBy: string;
  placeholder: string;
  /** Shown behind the field. */
  unit?: string | undefined;
  isFaulty: boolean;
}) {
  return (
    <span className="flex items-center gap-2">
      <input
        type="text"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        aria-invalid={isFaulty}
        placeholder={placeholder}
        maxLength={1_000}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        className="h-9 w-full min-w-0 rounded border border-line-strong/55 bg-surface px-3 font-mono text-sm text-ink placeholder:text-ink-faint hover:border-line-strong aria-invalid:border-partial pointer-coarse:h-11"
      />
      {unit !== undefined && <span className="shrink-0 text-ink-soft">{unit}</span>}
    </span>
  );
}
