/** The mark, ≈, drawn so that it looks the same in every font. Decorative: the name stands beside it or labels the link. */
export function Mark({ className = "size-5" }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" className={className} aria-hidden="true" focusable="false">
      <path
        d="M2.5 7.9c2.5-3 5-3.1 7.5-1.1s5 1.9 7.5-1.1M2.5 14.3c2.5-3 5-3.1 7.5-1.1s5 1.9 7.5-1.1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
  );
}
