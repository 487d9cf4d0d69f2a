// attempt: register more tests while one runs
// outcome: accepted
//=== tests.ts
export default ({ test }: any) => test("only", { points: 4 }, () => { test("more", { points: 4 }, () => {}); });
