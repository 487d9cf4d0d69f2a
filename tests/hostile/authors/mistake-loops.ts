// attempt: loop in a known mistake
// outcome: accepted|grader-failed
//=== mistakes/absolute.ts
export const mistake = { title: "t", feedback: "f", fails: ["any vector"] };
export const scaled = () => { for (;;); };
export const grad = () => 0;
