// attempt: give a test a million points
// outcome: grader-failed
// fault: ended their room|points
//=== tests.ts
export default ({ test }: any) => test("only", { points: 1e6 }, () => {});
