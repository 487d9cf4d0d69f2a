// attempt: throw nothing in a test
// outcome: grader-failed
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    throw undefined;
  });
};
