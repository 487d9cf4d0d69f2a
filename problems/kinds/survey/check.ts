import type { Checked } from "../kind";
import { oneRow } from "../oneRow";
import type { SurveyAnswer, SurveyPart } from "./part";
import { readEntry } from "./readEntry";

/** All points for saying something to everything that was asked; what is missing costs no attempt. */
export function checkSurvey(part: SurveyPart, answer: SurveyAnswer): Checked {
  if (answer.erased === true) return oneRow(part, { share: 1 });
  const ids = answer.entries.map(({ id }) => id);
  const isOfThisSurvey = ids.every((id) => part.fields.some((field) => field.id === id));
  if (!isOfThisSurvey || new Set(ids).size < ids.length)
    return { status: "invalid", message: "This survey asks something else now. Load the page again." };
  const faults = part.fields.flatMap((field) => {
    const read = readEntry(field, answer);
    return read.ok ? [] : [part.fields.length === 1 ? read.message : `${field.label}: ${read.message}`];
  });
  return faults.length > 0 ? { status: "invalid", message: faults.join(" ") } : oneRow(part, { share: 1 });
}
