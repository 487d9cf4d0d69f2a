// attempt: fail a test with a message of a million letters
// outcome: wrong-answer
//=== tests.ts
export default ({ test }: any) => test("only", { points: 4 }, (t: any) => t.ok(false, "m".repeat(1e6)));
