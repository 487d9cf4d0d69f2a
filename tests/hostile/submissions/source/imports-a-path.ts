// attempt: import a file of the machine, whose text would be in the error
// problem: small
// outcome: compile-error 0
// never: root:
import passwd from "/etc/passwd" with { type: "text" };
export const scaled = passwd;
