/** The key that does the same. Not read aloud: the list of keys says it in words. */
export const KeyHint = ({ children }: { children: string }) => (
  <kbd
    aria-hidden="true"
    className="inline-block rounded-sm border border-current/40 px-1 font-mono text-xs no-underline pointer-coarse:hidden"
  >
    {children}
  </kbd>
);
