// attempt: define a problem that contains itself
// outcome: grader-failed
//=== problem.ts
const all: any = { title: "t", parts: [{ kind: "code", signatures: ["f(): number"] }] }; all.self = all; export default all;
