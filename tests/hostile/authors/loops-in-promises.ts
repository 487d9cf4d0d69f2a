// attempt: wait for promises that wait for promises
// outcome: grader-failed
// fault: took longer than 20 s
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    for (;;) await null;
  });
};
