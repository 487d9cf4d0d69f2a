// attempt: declare functions that no parser should have to read
// outcome: grader-failed
//=== problem.ts
export default { title: "t", summary: "s", parts: [{ kind: "code", id: "code", title: "c", points: 4, source: "s", signatures: ["f(" + "(".repeat(100_000) + "): number"] }] };
