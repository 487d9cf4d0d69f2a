/** Whole or half hours, as people type them: "6", "6.5", "6,5", "6½ h". */
export function readHours(text: string): { ok: true; hours: number } | { ok: false; message: string } {
  const [, sign, whole = "", fraction = "", half] =
    /^([-−]?)(\d{0,9})(?:[.,](\d{1,9})|\s*(½))?\s*(?:h|hours?)?$/i.exec(text.trim()) ?? [];
  if (whole + fraction === "" && half !== "½")
    return { ok: false, message: "Give a number of hours, such as 6 or 6.5." };
  const hours = Number(`${whole === "" ? "0" : whole}.${fraction === "" ? "0" : fraction}`) + (half === "½" ? 0.5 : 0);
  if (hours > 200 || (sign !== "" && hours > 0))
    return { ok: false, message: "Give the total hours, not minutes: a number from 0 to 200." };
  if (!Number.isInteger(2 * hours)) return { ok: false, message: "Round to whole or half hours, such as 6 or 6.5." };
  return { ok: true, hours };
}
