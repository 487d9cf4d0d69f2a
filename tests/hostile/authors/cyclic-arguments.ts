// attempt: hand the student something that contains itself
// outcome: accepted
//=== tests.ts
export default ({ test, student }: any) => {
  test("only", { points: 4 }, async (t: any) => {
    const all: any = []; all.push(all); await student.scaled(all, 1);
  });
};
