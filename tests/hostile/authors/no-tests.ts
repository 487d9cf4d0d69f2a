// attempt: register nothing
// outcome: grader-failed
// fault: registers no test
//=== tests.ts
export default () => {};
