// attempt: be ten megabytes long
// outcome: grader-failed|accepted
//=== tests.ts
export const text = `/*repeat 10000000 x*/`;
export default ({ test }: any) => test("only", { points: 4 }, () => {});
