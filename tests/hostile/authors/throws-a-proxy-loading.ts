// attempt: throw a value that cannot be turned into text
// outcome: grader-failed
//=== tests.ts
throw new Proxy({}, { get: () => { throw new Error("no"); }, getPrototypeOf: () => { throw 1; } });
export default ({ test }: any) => test("only", { points: 4 }, () => {});
