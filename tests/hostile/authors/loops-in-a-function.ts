// attempt: loop in a function that the student calls
// outcome: grader-failed
// fault: took longer than 20 s
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    await student.grad(() => { for (;;); }, 1);
  });
};
