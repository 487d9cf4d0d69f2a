// attempt: call functions that are not declared
// outcome: grader-failed
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    await student.nobody();
  });
};
