import type { Outcome } from "./commentTypes";

/** The outcome of a change, once those who show comments have heard of it. */
export async function afterChange(onChange: () => Promise<void>, change: Promise<Outcome>): Promise<Outcome> {
  const outcome = await change;
  if (outcome.ok) await onChange();
  return outcome;
}
