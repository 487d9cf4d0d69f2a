// attempt: export no problem
// outcome: grader-failed
//=== problem.ts
export default null;
