import { z } from "zod";

/** What staff can change of a part's rubric, as it comes from a form. */

const Id = z.uuid();
const Revision = z.int().min(1);
const Points = z.number("Write points as a number, such as 1.5.").min(-1000).max(1000);

const itemFields = {
  groupId: Id.nullable(),
  /** Plain text for staff, with the placeholders of server/rubricText.ts. */
  text: z.string().trim().min(1, "Write what the answer says or does to get this item.").max(2000),
  /** Markdown for students to whom it was applied, with the same placeholders. */
  feedback: z.string().trim().max(5000),
  points: Points,
};
const groupFields = {
  title: z.string().trim().min(1, "Give the group a title.").max(200),
  pick: z.enum(["one", "many"]),
  leastPoints: Points.nullable(),
  mostPoints: Points.nullable(),
};
const itemSeen = { itemId: Id, revision: Revision };
const groupSeen = { groupId: Id, revision: Revision };
const by = z.union([z.literal(-1), z.literal(1)]);

/** `revision` is the one that the person saw. Moves name none: they change nothing that somebody else could have written. */
export const RubricChangeSchema = z.intersection(
  z.object({ partId: Id }),
  z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("add item"), ...itemFields }),
      z.object({ kind: z.literal("edit item"), ...itemSeen, ...itemFields }),
      z.object({ kind: z.literal("move item"), itemId: Id, by }),
      z.object({ kind: z.literal("retire item"), ...itemSeen }),
      z.object({ kind: z.literal("restore item"), ...itemSeen }),
      z.object({ kind: z.literal("add group"), ...groupFields }),
      z.object({ kind: z.literal("edit group"), ...groupSeen, ...groupFields }),
      z.object({ kind: z.literal("move group"), groupId: Id, by }),
      z.object({ kind: z.literal("retire group"), ...groupSeen }),
    ])
    .refine((change) => !("leastPoints" in change) || areInOrder(change), {
      message: "The least points of a group cannot be more than its most.",
    }),
);
export type RubricChange = z.infer<typeof RubricChangeSchema>;

const areInOrder = ({ leastPoints, mostPoints }: { leastPoints: number | null; mostPoints: number | null }): boolean =>
  leastPoints === null || mostPoints === null || leastPoints <= mostPoints;
