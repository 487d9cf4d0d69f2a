import type { Checked } from "../kind";
import type { WrittenAnswer, WrittenPart } from "./part";

/** Any text of a sensible length is handed in: what it says is for a person to judge. */
export function checkWritten({ maxLength }: WrittenPart, { markdown }: WrittenAnswer): Checked {
  if (!/[\p{L}\p{N}]/u.test(markdown))
    return { status: "invalid", message: "There is nothing to read yet. Write your answer in a few sentences." };
  if (markdown.length > maxLength)
    return {
      status: "invalid",
      message: `This is ${markdown.length} characters long, and ${maxLength} are allowed. Shorten it, then hand it in again.`,
    };
  return {
    status: "handed-in",
    message: "Handed in. A person reads this; its points appear once the review is finished.",
  };
}
