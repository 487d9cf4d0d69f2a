/** The look of a field in the rubric's forms. */
export const fieldClass =
  "mt-1 block w-full min-w-0 rounded border border-line-strong/55 bg-surface px-2.5 text-sm text-ink hover:border-line-strong";

/** Points as people type them, also with a decimal comma and a real minus sign; null when it is no number. */
export function readPoints(text: string): number | null {
  const written = text.trim().replace("−", "-").replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(written) ? Number(written) : null;
}

/** "+1", "−0.5", "0". */
export function signedPoints(points: number): string {
  const size = String(Math.round(Math.abs(points) * 100) / 100);
  return points > 0 ? `+${size}` : points < 0 ? `−${size}` : "0";
}
