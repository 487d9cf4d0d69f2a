/**
 * `npm run dev`: what `npm start` does, for somebody who changes the code. Pages reload by themselves (next dev), the
 * worker starts again when grader, engine or services change, and changed problems are published again.
 */
import { prepareAssets } from "./launch/buildPages";
import { ensureClient } from "./launch/ensureClient";
import { publishProblems } from "./launch/fillDemo";
import { onChange } from "./launch/onChange";
import { toPlainError } from "./launch/plainError";
import type { Programs } from "./launch/programs";
import { projectRoot } from "./launch/projectRoot";
import { serve } from "./launch/serve";
import type { Session } from "./launch/session";
import { messageOf } from "./launch/thrown";

await serve({
  mode: "development",
  command: "npm run dev",
  prepare: (session) => session.step("Preparing the editor's types", "The editor's types are prepared", prepareAssets),
  follow: followChanges,
});

function followChanges(session: Session, programs: Programs, databaseUrl: () => string): void {
  onChange(session, projectRoot, ["grader", "numerics", "prisma", "problems", "server"], async (changed) => {
    const touches = (pattern: RegExp) => [...changed].some((file) => pattern.test(file));
    // A folder under problems/ is material that the worker reads from the database; the files beside them are code.
    const touchesWorker = touches(/^(grader|numerics|server)\/|^problems\/[^/]+\.ts$|^prisma\/schema\.prisma$/);
    try {
      if (touches(/^prisma\/schema\.prisma$/)) await ensureClient(session);
      if (touches(/^numerics\//)) await prepareAssets();
      if (touches(/^problems\//)) {
        await publishProblems(session, databaseUrl());
        session.say("  The problems are published again after a change.");
      }
      if (touchesWorker) {
        await programs.worker.restart();
        session.say("  The worker started again after a change.");
      }
    } catch (error) {
      // Half-typed code is no reason to stop: the next change tries again.
      if (!session.signal.aborted) session.say(`  ${toPlainError(error)?.message ?? messageOf(error)}`);
    }
  });
}
