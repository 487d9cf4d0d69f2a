// attempt: hand the student what cannot cross
// outcome: grader-failed
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    await student.scaled(new Map(), 2n);
  });
};
