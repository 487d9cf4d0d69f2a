// attempt: give a test a million points
// outcome: grader-failed
// fault: at most 1000 points
//=== tests.ts
export default ({ test }: any) => test("only", { points: 1e6 }, () => {});
