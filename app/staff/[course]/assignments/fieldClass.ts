/** The look of a field in the forms of assignments. */
export const fieldClass =
  "h-8 min-w-0 rounded border border-line-strong/55 bg-surface px-2 text-ink hover:border-line-strong pointer-coarse:h-11";
