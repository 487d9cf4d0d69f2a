import type { Relation } from "numerics/expressions";
import { numberInWords } from "./numberInWords";

/** How an answer differs from the right one, as a sentence to its author. */
export function relationInWords(relation: Relation): string {
  switch (relation.kind) {
    case "factor":
      return relation.factor === -1
        ? "Your answer is the right one with the opposite sign."
        : `Your answer is ${numberInWords(relation.factor)} times the right one, whatever the values.`;
    case "shift":
      return `Your answer is the right one ${relation.constant < 0 ? "minus" : "plus"} ${numberInWords(
        Math.abs(relation.constant),
      )}, whatever the values.`;
    case "reciprocal":
      return "Your answer is one divided by the right one.";
    case "transposed":
      return "Your answer is the transpose of the right one.";
  }
}
