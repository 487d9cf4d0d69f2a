// attempt: define a problem of a million parts
// outcome: grader-failed
// fault: sent what is not understood
//=== problem.ts
export default { title: "x".repeat(1e6), summary: "x", parts: [{ kind: "code", id: "code", title: "c", points: 4, source: "s", signatures: ["scaled(g: Vec): Vec"] }, ...Array.from({ length: 1e5 }, (_, i) => ({ ["k" + i]: i }))] };
