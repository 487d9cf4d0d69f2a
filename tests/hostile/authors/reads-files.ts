// attempt: import Node's modules
// outcome: grader-failed
// fault: "node:fs" cannot be imported
// never: root:x:
//=== tests.ts
import fs from "node:fs"; fs.readFileSync("/etc/passwd");
export default ({ test }: any) => test("only", { points: 4 }, () => {});
