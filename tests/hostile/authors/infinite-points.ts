// attempt: give a test infinite points
// outcome: grader-failed
// fault: points
//=== tests.ts
export default ({ test }: any) => test("only", { points: Infinity }, () => {});
