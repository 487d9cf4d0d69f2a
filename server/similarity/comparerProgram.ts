/**
 * The program of the process that compares. It is one of its own because a comparison takes seconds of a processor and
 * memory of its own: the worker goes on grading meanwhile, and what goes wrong here goes wrong here alone.
 */
import os from "node:os";
import { compare } from "./compare";
import { type ComparerMessage, ComparisonOrderSchema } from "./comparison";

/** Everything else that wants the processor has it first. */
os.setPriority(os.constants.priority.PRIORITY_LOW);

// Without the worker that asked there is nobody to tell.
process.once("disconnect", () => process.exit(0));

process.once("message", (order) => {
  void compare(ComparisonOrderSchema.parse(order), (progress) => tell({ kind: "progress", progress })).then(
    async (comparison) => {
      await tell({ kind: "done", comparison });
      process.disconnect();
    },
  );
});

/** Resolves when others have had their turn, such as the news that the worker is gone. */
async function tell(message: ComparerMessage): Promise<void> {
  await new Promise((resolve) => process.send?.(message, undefined, {}, resolve));
  await new Promise(setImmediate);
}
