import type { Point } from "./axes";

/** Places as a Markdown table: what a drawing says, in words. */
export function pointTable(heading: string, points: readonly Point[]): string {
  const rows = points.map(([x, y], index) => `| ${index + 1} | ${short(x)} | ${short(y)} |`);
  return [`| ${heading} | $x$ | $y$ |`, "| --- | ---: | ---: |", ...rows].join("\n");
}

/** Four decimals are more than a drawing has. */
const short = (value: number): string => String(Number(value.toFixed(4)) + 0);
