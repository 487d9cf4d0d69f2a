// attempt: import Node's modules
// problem: small
// outcome: compile-error 0
// never: root:
import fs from "node:fs";
export const scaled = () => fs.readFileSync("/etc/passwd");
export const grad = 1;
