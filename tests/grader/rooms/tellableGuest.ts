import { build } from "esbuild";
import { projectDirectory } from "./projectDirectory";

/**
 * A guest that is told programs: bodies of async functions with `require` and `say` in scope. It answers with what one
 * returned, as JSON, or with "threw" and the error's code.
 */
export async function buildTellableGuest(): Promise<string> {
  const program = `
    import { openGuestWire } from "./grader/rooms/guestWire";
    const wire = openGuestWire({ maxMessageBytes: 64 * 1024 * 1024 });
    const say = wire.write;
    const AsyncFunction = (async () => {}).constructor;
    const tell = async (text) => {
      try {
        return JSON.stringify(await new AsyncFunction("require", "say", text)(require, say)) ?? "undefined";
      } catch (error) {
        return "threw " + (error?.code ?? error);
      }
    };
    const obey = async () => { for (;;) say(await tell(wire.read())); };
    say('{"type":"ready"}');
    obey();
  `;
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: projectDirectory, loader: "ts" },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
  });
  return outputFiles[0]?.text ?? "";
}
