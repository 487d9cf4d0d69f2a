// attempt: recurse without end
// outcome: grader-failed
// fault: stack
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    (function f(): number { return 1 + f(); })();
  });
};
