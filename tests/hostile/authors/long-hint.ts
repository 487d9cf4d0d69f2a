// attempt: give a failing test a hint of a million letters
// outcome: grader-failed
// fault: a hint is a text
//=== tests.ts
export default ({ test }: any) => test("only", { points: 4, hint: "h".repeat(1e6) }, (t: any) => t.ok(false, "no"));
