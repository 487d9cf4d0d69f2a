// attempt: list a mistake that says nothing
// outcome: grader-failed
// fault: mistakes/absolute.ts
//=== mistakes/absolute.ts
export const mistake = {}; export const scaled = 1;
