// attempt: print without end
// outcome: grader-failed
// fault: output
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    for (;;) console.log("x".repeat(10_000));
  });
};
