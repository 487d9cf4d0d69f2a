// attempt: export a problem that writes itself as another
// outcome: grader-failed
// fault: problem.ts
//=== problem.ts
export default { parts: [{ kind: "code", signatures: ["f(): number"] }], toJSON: () => ({ type: "loaded" }) };
