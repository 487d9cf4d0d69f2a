/** Points as people write them: 3, 2.5, 0.33. */
export function formatPoints(points: number): string {
  return String(Math.round(points * 100) / 100);
}
