// attempt: import a file of the machine
// outcome: grader-failed
// fault: cannot be imported
// never: root:x:
//=== tests.ts
import passwd from "/etc/passwd"; console.log(passwd);
export default ({ test }: any) => test("only", { points: 4 }, () => {});
