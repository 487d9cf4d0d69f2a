// attempt: call a mistake as objects call their prototype
// outcome: grader-failed
// fault: mistakes/__proto__.ts
//=== mistakes/__proto__.ts
export const mistake = { title: "" };
