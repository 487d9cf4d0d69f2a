// attempt: answer a student's questions so slowly that a student who asks for ever uses up the referee's time
// outcome: time-limit
// grad: (() => { for (;;) f(x); })()
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    const slowly = (x: number) => {
      for (let i = 0; i < 3e7; i++) x += 0;
      return x;
    };
    t.close(await student.grad(slowly, 1), 1);
  });
};
