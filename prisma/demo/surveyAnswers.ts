import type { SurveyField, SurveyPart } from "#problems/kinds/survey/part";
import type { DemoAnswer } from "./demoAnswer";

/** What one person says to the fields of a survey, whatever is asked in them. */
interface Person {
  text: string;
  people: string[];
  hours: string;
  /** Positions of the boxes that are ticked, counted from 0. */
  ticked: readonly number[];
}

const people: readonly Person[] = [
  { text: "none", people: ["none"], hours: "9", ticked: [0, 1] },
  { text: "Boyd and Vandenberghe for the dual norms.", people: ["Hana Kobayashi"], hours: "12.5", ticked: [0, 2] },
  { text: "A forum thread about Xavier's variance.", people: ["homework party"], hours: "7", ticked: [0, 1, 3] },
  { text: "A language model, to explain an error message.", people: ["none"], hours: "15.5", ticked: [1, 3, 4] },
  { text: "none", people: ["Nikhil Deshpande", "Freya Nilsen"], hours: "10.5", ticked: [0] },
];

/** A survey has no wrong answers. */
export const surveyAnswers = ({ fields }: SurveyPart): DemoAnswer[] =>
  people.map((person) => ({
    quality: "right",
    answer: { kind: "survey", entries: fields.map((field) => ({ id: field.id, value: valueOf(field, person) })) },
  }));

function valueOf(field: SurveyField, { text, people: names, hours, ticked }: Person): string | string[] {
  switch (field.kind) {
    case "text":
      return text;
    case "people":
      return names;
    case "hours":
      return hours;
    case "choices":
      return field.options.filter((_, index) => ticked.includes(index)).map(({ id }) => id);
  }
}
