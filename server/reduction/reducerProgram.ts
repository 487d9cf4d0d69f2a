/**
 * The program of the process that makes a student's program smaller. It is one of its own because it parses what a
 * stranger wrote, over and over: what takes too long or too much memory here ends here alone. It runs nothing of it: for
 * that it asks the worker, which has sealed rooms.
 */
import { once } from "node:events";
import os from "node:os";
import { reduceProgram } from "./reduceProgram";
import { type ReducerMessage, ReductionOrderSchema, type Tried, TriedSchema } from "./reducerMessages";

/** Everything else that wants the processor has it first. */
os.setPriority(os.constants.priority.PRIORITY_LOW);

// Without the worker that asked there is nobody to tell.
process.once("disconnect", () => process.exit(0));

const [order] = (await once(process, "message")) as unknown[];
const reduced = await reduceProgram(ReductionOrderSchema.parse(order), tryOut);
tell({ kind: "reduced", reduced });

async function tryOut(source: string): Promise<Tried> {
  const answer = once(process, "message");
  tell({ kind: "try", source });
  return TriedSchema.parse(((await answer) as unknown[])[0]);
}

function tell(message: ReducerMessage): void {
  process.send?.(message);
}
