// attempt: invent a visibility
// outcome: grader-failed
// fault: ended their room|visibility
//=== tests.ts
export default ({ test }: any) => test("only", { points: 4, visibility: "everybody" }, () => {});
