// attempt: print HTML, Markdown and a formula for a spreadsheet
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (console.log("<script>alert(1)</script> ![x](http://127.0.0.1/x) =HYPERLINK(1)"), new Float64Array(2));
export const grad = (f: (x: number) => number, x: number): number => 0;
