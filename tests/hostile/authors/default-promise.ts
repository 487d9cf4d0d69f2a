// attempt: export tests that are a promise
// outcome: grader-failed
//=== tests.ts
export default Promise.resolve(() => {});
