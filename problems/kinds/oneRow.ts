import type { Checked, RecognisedMistake } from "./kind";

/** The result for an answer that is checked as a whole: a share of the part's points. */
export function oneRow(
  part: { readonly title: string; readonly points: number },
  { share, message, mistake }: { share: number; message?: string; mistake?: RecognisedMistake },
): Checked {
  const row = { name: part.title, points: part.points * share, maxPoints: part.points };
  return {
    status: "checked",
    rows: [message === undefined ? row : { ...row, message }],
    mistakes: mistake === undefined ? [] : [recognised(mistake)],
  };
}

/** What a verdict says of a mistake, without the answers that it lists. */
export const recognised = ({ id, title, kind, feedback }: RecognisedMistake): RecognisedMistake => ({
  id,
  title,
  ...(kind === undefined ? {} : { kind }),
  feedback,
});
