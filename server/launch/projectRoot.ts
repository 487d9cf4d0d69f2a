import path from "node:path";

/** The checkout: every program runs with this as its working directory, wherever it was started from. */
export const projectRoot = path.resolve(import.meta.dirname, "../..");

/** Next's own program, for Node to run. */
export const nextProgram = path.join(projectRoot, "node_modules/next/dist/bin/next");
