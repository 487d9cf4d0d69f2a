// attempt: open a connection
// outcome: grader-failed
// fault: is not defined
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    await (fetch as any)("http://127.0.0.1:5432");
  });
};
