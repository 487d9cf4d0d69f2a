// attempt: read the environment
// outcome: grader-failed
// fault: process is not defined
// never: ESCAPED
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    throw new Error((globalThis as any).process ? "ESCAPED" : "process is not defined");
  });
};
