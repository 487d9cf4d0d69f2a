// attempt: throw null while the folder loads
// outcome: grader-failed
// fault: null
//=== tests.ts
throw null;
export default ({ test }: any) => test("only", { points: 4 }, () => {});
