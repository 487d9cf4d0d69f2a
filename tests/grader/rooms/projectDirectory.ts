import path from "node:path";

export const projectDirectory = path.resolve(import.meta.dirname, "../../..");
