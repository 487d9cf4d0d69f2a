// attempt: give other points each time the folder is opened
// outcome: grader-failed
// fault: another name, visibility or number of points
//=== tests.ts
(globalThis as any).opened ??= 0; export default ({ test }: any) => test("only", { points: 1 + (globalThis as any).opened++ }, () => {});
