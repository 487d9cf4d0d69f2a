import { defineKind } from "../kind";
import { verbatim } from "../verbatim";
import { checkSurvey } from "./check";
import { SurveyAnswerSchema, SurveyPartSchema, type SurveyField } from "./part";
import { readEntry } from "./readEntry";

/** What the field shows. */
export interface ShownSurvey {
  fields: SurveyField[];
}

export const survey = defineKind({
  name: "survey",
  part: SurveyPartSchema,
  answer: SurveyAnswerSchema,
  forStudent: ({ fields }): ShownSurvey => ({ fields }),
  check: checkSurvey,
  display: ({ fields }, answer) =>
    answer.erased === true
      ? "What was written here was erased."
      : fields
          .map((field) => {
            const read = readEntry(field, answer);
            const lines = read.ok && read.lines.length > 0 ? read.lines : ["–"];
            return [`**${field.label}**`, "", ...lines.map((line) => `* ${verbatim(line)}`)].join("\n");
          })
          .join("\n\n"),
  // Every complete answer is right, so none of them would be a solution worth showing.
  examples: () => ({ right: [], wrong: [] }),
});
