/** The name under which V8 reports places in a student's or author's program. */
export const programFile = "program.js";
