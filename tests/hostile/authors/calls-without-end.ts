// attempt: call the student for ever
// outcome: grader-failed
// fault: took longer than 20 s|ended their room
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    for (;;) await student.scaled([1], 2);
  });
};
