// attempt: give a test a year
// outcome: grader-failed
// fault: timeLimitMs must be
//=== tests.ts
export default ({ test }: any) => test("only", { points: 4, timeLimitMs: 1e11 }, () => {});
