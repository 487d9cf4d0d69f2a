// attempt: give a test a name of a million letters
// outcome: grader-failed
// fault: a name has at most
//=== tests.ts
export default ({ test }: any) => test("n".repeat(1e6), { points: 4 }, () => {});
