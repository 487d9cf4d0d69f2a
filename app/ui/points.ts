/** Points as people write them: 3, 2.5, 0.33. */
export function formatPoints(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** "1 point", "2.5 points". */
export function countPoints(points: number): string {
  const text = formatPoints(points);
  return `${text} ${text === "1" ? "point" : "points"}`;
}
