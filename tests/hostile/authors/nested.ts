// attempt: nest brackets deeper than anybody reads
// outcome: grader-failed
//=== tests.ts
export const deep = /*repeat 120000 [*//*repeat 120000 ]*/;
export default ({ test }: any) => test("only", { points: 4 }, () => {});
