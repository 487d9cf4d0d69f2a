// attempt: give a test a year
// outcome: grader-failed
// fault: ended their room|limit
//=== tests.ts
export default ({ test }: any) => test("only", { points: 4, timeLimitMs: 1e11 }, () => {});
