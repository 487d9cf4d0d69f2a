// attempt: end the process
// outcome: grader-failed
// fault: process is not defined
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    (() => {}).constructor("return process")().kill(0, 9);
  });
};
