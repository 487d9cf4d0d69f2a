// attempt: be no program
// outcome: grader-failed
// fault: tests.ts:
//=== tests.ts
export default ((
