/** The look of fields and selections around a problem that is written. */
export const fieldClass =
  "h-8 w-full min-w-0 rounded border border-line-strong bg-surface px-2 text-sm text-ink placeholder:text-ink-faint pointer-coarse:h-11 pointer-coarse:text-base";
