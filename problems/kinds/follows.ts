import { z } from "zod";
import { limits } from "numerics/expressions";
import { SlugSchema } from "../slug";

/** The name under which an expression of `follows` uses the answer to the earlier part. */
export const earlierName = "earlier";

/**
 * Makes good an answer that uses a wrong answer to an earlier part rightly. The earlier part stands before this one, is of
 * the same kind and needs no symbol that this one does not have.
 */
export const followsField = z
  .strictObject({
    /** The id of the earlier part. */
    part: SlugSchema,
    /** The right answer in terms of the answer to that part, such as "theta - alpha earlier". */
    expected: z.string().min(1).max(limits.characters),
    /** Of the points. */
    share: z.number().gt(0).max(1).default(1),
  })
  .optional();
