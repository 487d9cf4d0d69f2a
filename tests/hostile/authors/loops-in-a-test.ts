// attempt: loop in a test body
// outcome: grader-failed
// fault: took longer than 20 s of their own time
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    for (;;);
  });
};
