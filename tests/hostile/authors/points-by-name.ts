// attempt: give points that are no number
// outcome: grader-failed
// fault: points
//=== tests.ts
export default ({ test }: any) => test("only", { points: { valueOf: () => 4 } }, () => {});
