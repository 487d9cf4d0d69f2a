import { config } from "zod/v4/core";

// Runs before all other code of a page. For speed zod makes functions out of text, after trying whether it may; our pages
// forbid that to everybody, and each try would be reported as a breach.
config({ jitless: true });
