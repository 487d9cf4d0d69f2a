// attempt: hand the student more than the wire takes
// outcome: grader-failed
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    await student.scaled(new Float64Array(3e6), 2);
  });
};
