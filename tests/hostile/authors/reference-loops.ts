// attempt: loop in the reference while the folder loads
// outcome: grader-failed
// fault: took too long|ended their room
//=== reference.ts
for (;;);
