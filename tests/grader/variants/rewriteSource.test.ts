import { runInNewContext } from "node:vm";
import { rewriters } from "./rewriteSource";

/** Programs of whole numbers, so that the order of a sum does not show. */
const programs: Readonly<Record<string, string>> = {
  "goes on with its own loop": `
    let sum = 0;
    for (const row of rows) { if (row.length > 2) continue; sum += row.length; }
    return sum;`,
  "goes on with a for loop inside": `
    let sum = 0;
    for (const row of rows) { for (let i = 0; i < row.length; i++) { if (row[i] < 0) continue; sum += row[i]; } sum += 100; }
    return sum;`,
  "goes on with a for-of loop inside": `
    let sum = 0;
    for (const row of rows) { for (const entry of row) { if (entry < 0) continue; sum += entry; } sum += 100; }
    return sum;`,
  "goes on with either": `
    let sum = 0;
    for (const [i, row] of rows.entries()) {
      if (i === 1) { continue; }
      for (let j = 0; j < row.length; j++) { if (row[j] < 0) continue; sum += row[j] * (i + 1); }
      sum += 100;
    }
    return sum;`,
  "goes on with an outer loop from inside": `
    let sum = 0;
    outer: for (const row of rows) { for (const entry of row) { if (entry < 0) continue outer; sum += entry; } sum += 100; }
    return sum;`,
};

const asModule = (body: string): string => `export function f(rows) {${body}\n}\n`;

const valueOf = (source: string): unknown =>
  runInNewContext(`${source.replaceAll(/^export /gm, "")}; f([[1, -2, 3], [-4, 5], [6], [7, -8]])`);

describe.each(Object.entries(programs))("what %s", (_title, body) => {
  test.each(Object.entries(rewriters))("computes the same with %s", (_way, rewrite) => {
    expect(valueOf(rewrite(asModule(body)))).toBe(valueOf(asModule(body)));
  });
});

test("a loop becomes forEach also when a loop inside it has a continue of its own", () => {
  const rewritten = rewriters["forEach"]?.(asModule(programs["goes on with a for loop inside"] ?? ""));
  expect(rewritten).toContain("rows.forEach(");
  expect(rewritten).toContain("continue;");
});
