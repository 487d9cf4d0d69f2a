// attempt: throw strange values in a test
// outcome: grader-failed
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    throw new Proxy({}, { get: () => { throw 1; }, getPrototypeOf: () => { throw 2; } });
  });
};
