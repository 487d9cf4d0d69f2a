// attempt: call the student for ever, until a right answer has no time left
// outcome: grader-failed
// fault: more than 4000 times|longer than 20 s
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4, timeLimitMs: 20_000 }, async (t: any) => {
    for (;;) await student.scaled([1], 2);
  });
};
