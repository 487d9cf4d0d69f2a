// attempt: report another test than was announced
// outcome: grader-failed
// fault: another name
//=== tests.ts
Object.defineProperty(Object.prototype, "toJSON", { configurable: true, get(this: any) { if (this.type === "test-finished") this.result.name = "other"; return undefined; } });
export default ({ test }: any) => test("only", { points: 4 }, () => {});
