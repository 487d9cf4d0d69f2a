import type { ComparedPerson } from "#server/similarityViewer";

/** Who handed it in, as far as the reader may know. */
export function personInWords({ name, elsewhere }: ComparedPerson): string {
  const who = name ?? "A student you do not see";
  return elsewhere === null ? who : `${who} (${elsewhere})`;
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

export const judgementWords = { copied: "Copied", independent: "Independent" } as const;
