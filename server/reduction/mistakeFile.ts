import type { Mistake } from "#problems/schema";

/**
 * A file of mistakes/ as an author would write it: the imports, what is said about the mistake, and the program.
 *
 * @param source - its imports stand first, one a line
 */
export function mistakeFile({ title, kind, feedback, fails }: Mistake, source: string): string {
  const lines = source.trimEnd().split("\n");
  const firstOwn = lines.findIndex((line) => !line.startsWith("import "));
  const imports = lines.slice(0, firstOwn);
  const program = lines.slice(firstOwn).join("\n").trimStart();
  const fields = [
    `  title: ${JSON.stringify(title)},`,
    ...(kind === undefined ? [] : [`  kind: ${JSON.stringify(kind)},`]),
    `  feedback:\n    ${JSON.stringify(feedback)},`,
    `  fails: [\n${fails.map((name) => `    ${JSON.stringify(name)},\n`).join("")}  ],`,
  ];
  return `${['import type { Mistake } from "allclose";', ...imports].join("\n")}

export const mistake = {
${fields.join("\n")}
} satisfies Mistake;

${program}
`;
}
