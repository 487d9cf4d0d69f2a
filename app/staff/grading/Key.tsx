/** A key, as the screen names it. */
export const Key = ({ children }: { children: string }) => (
  <kbd className="rounded-sm border border-line-strong/55 px-1 font-sans text-xs text-ink-faint pointer-coarse:hidden">
    {children}
  </kbd>
);
