import { disconnect } from "./db";
import { publishCatalog } from "./publishCatalog";

/** Program: publishes the problem folders that changed. Exit code 1 when one of them was refused, with the reason. */
const { published, refused, waitingItems } = await publishCatalog();
await disconnect();
process.stdout.write(published.length === 0 ? "No problem changed.\n" : `Published ${published.join(", ")}.\n`);
if (waitingItems > 0)
  process.stdout.write(
    `Items with answers that show an older version until an instructor changes it: ${waitingItems}.\n`,
  );
for (const reason of refused) process.stderr.write(`${reason}\n`);
process.exitCode = refused.length === 0 ? 0 : 1;
