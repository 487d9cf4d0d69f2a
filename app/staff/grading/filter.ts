import { z } from "zod";
import type { AnswerStatus } from "#server/answerFilter";
import type { DeskFilter } from "#server/gradingDesk";

export const filterStatuses = ["open", "ungraded", "draft", "graded", "audit"] as const satisfies AnswerStatus[];

export const statusWords: Readonly<Record<AnswerStatus, string>> = {
  open: "To grade",
  ungraded: "Not begun",
  draft: "Drafts",
  graded: "Graded",
  audit: "To look at again",
};

const Id = z.string().min(1).max(64);
const GroupKey = z.string().min(1).max(200);

/** What the screen filters by. */
export const FilterSchema = z.strictObject({
  status: z.enum(filterStatuses).optional(),
  graderId: Id.optional(),
  sectionId: Id.optional(),
  leastScore: z.number().optional(),
  mostScore: z.number().optional(),
  group: GroupKey.optional(),
});
export type ShownFilter = z.infer<typeof FilterSchema> & DeskFilter;

const AddressSchema = z.object({
  status: z.enum(filterStatuses).optional().catch(undefined),
  graderId: Id.optional().catch(undefined),
  sectionId: Id.optional().catch(undefined),
  leastScore: z.coerce.number().optional().catch(undefined),
  mostScore: z.coerce.number().optional().catch(undefined),
  group: GroupKey.optional().catch(undefined),
});

/** The filter of an address; what cannot be read in it is left out. */
export const readFilter = (query: Readonly<Record<string, unknown>>): ShownFilter => AddressSchema.parse(query);

/** The address of the screen below a part: "?status=graded&submission=…", or nothing. */
export function writeAddress(
  filter: ShownFilter,
  { isBlind, submissionId }: { isBlind: boolean; submissionId?: string | undefined },
): string {
  const words = Object.entries({ ...filter, blind: isBlind ? 1 : undefined, submission: submissionId });
  const query = new URLSearchParams(words.flatMap(([key, word]) => (word === undefined ? [] : [[key, String(word)]])));
  return query.size === 0 ? "" : `?${query.toString()}`;
}

/** What is filtered by, in words; null when nothing is. */
export function filterWords({ status, ...others }: ShownFilter): string | null {
  const words = status === undefined || status === "open" ? [] : [statusWords[status]];
  const isNarrowed = Object.values(others).some((value) => value !== undefined);
  return isNarrowed ? [...words, "narrowed"].join(", ") : (words[0] ?? null);
}
