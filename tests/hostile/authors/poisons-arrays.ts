// attempt: replace array methods for everybody
// outcome: grader-failed|accepted
//=== tests.ts
Array.prototype.map = (() => { throw new Error("poisoned"); }) as never; Array.prototype.push = (() => 0) as never;
export default ({ test }: any) => test("only", { points: 4 }, () => {});
