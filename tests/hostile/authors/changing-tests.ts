// attempt: register other tests each time the folder is opened
// outcome: grader-failed
// fault: out of turn|another name|announced
//=== tests.ts
(globalThis as any).opened ??= 0; export default ({ test }: any) => test("t" + (globalThis as any).opened++, { points: 4 }, () => {});
