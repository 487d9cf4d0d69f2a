import { z } from "zod";
import { SlugSchema } from "../../slug";
import { mistakeFields, questionFields } from "../kind";
import { sameOrder } from "./sameOrder";
import { shownOrder } from "./shownOrder";

const ItemSchema = z.strictObject({
  id: SlugSchema,
  /** Markdown. */
  text: z.string().min(1).max(600),
});

/** Ids of all items, first to last. */
const OrderSchema = z.array(SlugSchema).min(2).max(20);

const MistakeSchema = z.strictObject({ ...mistakeFields, answers: z.array(OrderSchema).min(1).max(20) });

/** Items to put in order. */
export const OrderingPartSchema = z
  .strictObject({
    kind: z.literal("ordering"),
    ...questionFields,
    /** In any order: students see one that depends on the part's id only. */
    items: z.array(ItemSchema).min(2).max(20),
    /** Right orders. The first is the model answer. */
    key: z.array(OrderSchema).min(1).max(20),
    /** Groups of items that are as good in each other's place. An item is in one group at most. */
    ties: z.array(z.array(SlugSchema).min(2).max(20)).max(10).default([]),
    mistakes: z.array(MistakeSchema).max(20).default([]),
  })
  .superRefine((part, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const ids = part.items.map(({ id }) => id);
    const tied = part.ties.flat();
    if (new Set(ids).size < ids.length) refuse("items", "two items have the same id");
    for (const order of [...part.key, ...part.mistakes.flatMap(({ answers }) => answers)])
      if (!isOrderOf(order, ids)) refuse("key", `"${order.join(", ")}" does not name every item once`);
    if (new Set(tied).size < tied.length || tied.some((id) => !ids.includes(id)))
      refuse("ties", "a tie names an item that is not there, or one that another tie has");
    if (part.key.some((order) => sameOrder(order, shownOrder(part), part.ties))) refuse("key", "every order is right");
  });
export type OrderingPart = z.infer<typeof OrderingPartSchema>;

export const OrderingAnswerSchema = z.strictObject({ kind: z.literal("ordering"), order: z.array(SlugSchema).max(20) });
export type OrderingAnswer = z.infer<typeof OrderingAnswerSchema>;

/** Whether every item is named once and nothing else is. */
export const isOrderOf = (order: readonly string[], ids: readonly string[]): boolean =>
  order.length === ids.length && new Set(order).size === order.length && order.every((id) => ids.includes(id));
