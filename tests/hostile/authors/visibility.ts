// attempt: invent a visibility
// outcome: grader-failed
// fault: visibility must be
//=== tests.ts
export default ({ test }: any) => test("only", { points: 4, visibility: "everybody" }, () => {});
