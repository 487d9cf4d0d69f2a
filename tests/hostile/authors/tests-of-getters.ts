// attempt: register a test whose points change when they are read
// outcome: grader-failed|accepted
//=== tests.ts
let reads = 0; export default ({ test }: any) => test("only", { get points() { return reads++; } }, () => {});
