// attempt: import from text
// outcome: grader-failed
// never: ESCAPED
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    const fs = await eval("import('node:fs')"); fs.readFileSync("/etc/passwd"); throw new Error("ESCAPED");
  });
};
