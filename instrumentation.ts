/** Called by Next once in each server process, before the first request. */
export async function register(): Promise<void> {
  // Next replaces this expression when it builds, and so leaves the Node-only module out of other runtimes.
  // eslint-disable-next-line no-restricted-syntax
  if (process.env["NEXT_RUNTIME"] === "nodejs") await import("./instrumentation-node");
}
