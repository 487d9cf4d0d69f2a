/** The look of fields and choices in forms of staff. */
export const controlClass =
  "block h-8 w-full min-w-0 rounded border border-line-strong/55 bg-surface px-2 text-sm text-ink hover:border-line-strong disabled:text-ink-faint pointer-coarse:h-11";
