import { z } from "zod";

/** An e-mail address as people are known by: without spaces around it, in lower case. */
export const EmailSchema = z
  .string()
  .max(320)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().regex(/^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u));

/** What somebody is called until they or a file say: the part before the @. */
export const nameFromEmail = (email: string): string => email.slice(0, email.indexOf("@")).slice(0, 200);
