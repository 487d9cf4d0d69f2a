/** `npm run build`: builds the pages, whether or not anything changed. */
import { buildPages } from "./launch/buildPages";
import { ensureClient } from "./launch/ensureClient";
import { runSession } from "./launch/session";

await runSession("The build stopped", async (session) => {
  await ensureClient(session);
  await buildPages(session);
});
