// attempt: register a test after the tests were collected
// outcome: grader-failed
// fault: registers no test
//=== tests.ts
export default ({ test }: any) => { void Promise.resolve().then(() => test("late", { points: 4 }, () => {})); };
