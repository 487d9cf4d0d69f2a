/** "1:02:03", "12:34", "0:05": what is left, as a clock that counts down. */
export function remainingClock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** The moments at which what is left is read out, in minutes. */
const announced = [30, 10, 5, 1] as const;

/** What a screen reader says: it changes at a few moments only. Empty before the first of them. */
export function remainingSentence(ms: number): string {
  if (ms <= 0) return "Your time has run out.";
  const minutes = announced.filter((mark) => ms <= mark * 60_000).at(-1);
  if (minutes === undefined) return "";
  return `Less than ${minutes === 1 ? "one minute is" : `${minutes} minutes are`} left.`;
}
