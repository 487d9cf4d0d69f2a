// attempt: give half of the points to a test that failed
// outcome: grader-failed
// fault: number of points
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    Object.defineProperty(Object.prototype, "toJSON", { configurable: true, get(this: any) { if (this.type === "test-finished") this.result.points = 2; return undefined; } }); t.ok(false, "no");
  });
};
