// attempt: loop in the reference while the folder loads
// outcome: grader-failed
// fault: took too long
//=== reference.ts
for (;;);
