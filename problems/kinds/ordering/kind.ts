import { defineKind } from "../kind";
import { checkOrdering } from "./check";
import { OrderingAnswerSchema, OrderingPartSchema } from "./part";
import { shownOrder } from "./shownOrder";

/** What the field shows. */
export interface ShownOrdering {
  /** In the order in which they stand at first. */
  items: { id: string; html: string }[];
}

export const ordering = defineKind({
  name: "ordering",
  part: OrderingPartSchema,
  answer: OrderingAnswerSchema,
  forStudent: (part, html): ShownOrdering => ({
    items: shownOrder(part).flatMap((id) =>
      part.items.filter((item) => item.id === id).map(({ text }) => ({ id, html: html(text) })),
    ),
  }),
  check: checkOrdering,
  display: ({ items }, { order }) =>
    order
      .flatMap((id) => items.filter((item) => item.id === id))
      .map(({ text }, place) => `${place + 1}. ${text}`)
      .join("\n"),
  examples: ({ key, mistakes }) => ({
    right: key.map((order) => ({ kind: "ordering" as const, order })),
    wrong: mistakes.flatMap(({ id, answers }) =>
      answers.map((order) => ({ mistake: id, answer: { kind: "ordering" as const, order } })),
    ),
  }),
});
