import inspector from "node:inspector";

/** Node opens its debugger on a port when somebody sends it SIGUSR1, unless the program listens for the signal itself. */
export function ignoreDebuggerSignal(): void {
  process.off("SIGUSR1", doNothing);
  process.on("SIGUSR1", doNothing);
}

function doNothing(): void {
  // The listening is what matters.
}

/** How long a debugger that is going to open takes to. */
const openingMs = 50;

/** Sends this process the signal and looks. A debugger that was open before is a developer's, and no answer. */
export async function tryDebuggerSignal(): Promise<"ignored" | "opened a debugger"> {
  const wasOpen = inspector.url() !== undefined;
  process.kill(process.pid, "SIGUSR1");
  await new Promise((resolve) => setTimeout(resolve, openingMs));
  if (wasOpen || inspector.url() === undefined) return "ignored";
  inspector.close();
  return "opened a debugger";
}
