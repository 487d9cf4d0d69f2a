// attempt: name tests and hints with markup and control characters
// outcome: wrong-answer
//=== tests.ts
export default ({ test }: any) => test("<script>\u001b[2J", { points: 4, hint: "\u202e<b>" }, (t: any) => t.ok(false, "\u001b[2J\u0000"));
