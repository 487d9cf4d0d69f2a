// attempt: throw an error with a message of ten million letters
// outcome: grader-failed
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    throw Object.assign(new Error("x".repeat(1e7)), { stack: "x".repeat(1e7) });
  });
};
