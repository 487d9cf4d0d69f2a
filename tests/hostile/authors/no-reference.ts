// attempt: have no reference
// outcome: grader-failed
// fault: reference.ts is missing
//=== reference.ts removed

