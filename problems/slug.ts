import { z } from "zod";

const slugPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A name in addresses and file names. */
export const SlugSchema = z
  .string()
  .max(64)
  .regex(slugPattern, "use lower-case words joined by hyphens, such as linf-penalty-step");
