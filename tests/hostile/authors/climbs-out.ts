// attempt: import files of another problem
// outcome: grader-failed
// fault: cannot be imported
//=== tests.ts
import * as other from "../theta-star/reference"; console.log(other);
export default ({ test }: any) => test("only", { points: 4 }, () => {});
