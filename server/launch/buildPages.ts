import { isBuildStale, recordBuild } from "./buildState";
import { PlainError } from "./plainError";
import { nextProgram, projectRoot } from "./projectRoot";
import { runToEnd } from "./runToEnd";
import type { Session } from "./session";

/** Builds the pages if anything they depend on has changed since they were built. */
export async function buildWhenStale(session: Session): Promise<void> {
  if (isBuildStale(projectRoot)) await buildPages(session);
}

/** Builds the pages: the editor's types, the formulas' fonts, then Next. */
export async function buildPages(session: Session): Promise<void> {
  await session.step("Building the pages", "The pages are built", () =>
    recordBuild(projectRoot, async () => {
      await prepareAssets();
      const { code, lastLines } = await runToEnd([nextProgram, "build"], {
        environment: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
        signal: session.signal,
      });
      if (code !== 0) throw new PlainError(`The pages could not be built:\n\n${lastLines.join("\n").trim()}`);
    }),
  );
}

/** Files the pages load that come from elsewhere in the checkout: the editor's types and KaTeX's fonts. */
export async function prepareAssets(): Promise<void> {
  // TypeScript's compiler takes a second to load: only when there is something to build.
  const [{ buildEditorTypes }, { buildAuthorTypes }, { copyKatexAssets }] = await Promise.all([
    import("../editorTypes"),
    import("../authorTypes"),
    import("../katexAssets"),
  ]);
  await copyKatexAssets();
  await buildEditorTypes();
  await buildAuthorTypes();
}
