// attempt: throw an object without a prototype
// outcome: grader-failed
//=== tests.ts
throw Object.create(null);
export default ({ test }: any) => test("only", { points: 4 }, () => {});
