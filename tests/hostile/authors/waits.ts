// attempt: wait for something that never comes
// outcome: grader-failed
// fault: ended their room
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    await new Promise(() => {});
  });
};
