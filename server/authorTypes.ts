import path from "node:path";
import { bundleDeclarations, compilerOptions, writeTypes } from "./editorTypes";
import { authorTypesPath } from "./editorTypesFile";
import { printTypes } from "./printedTypes";

/** Where the editor's TypeScript looks for `import … from "allclose"` in a file under file:///folder/. */
const declarationsPath = "file:///node_modules/allclose/index.d.ts";

/** Writes the declarations for authors to .build/author-types.json. */
export async function buildAuthorTypes(): Promise<void> {
  await writeTypes(authorTypesPath, { [declarationsPath]: bundleAuthorTypes(process.cwd()) });
}

/**
 * The declarations of "allclose" for whoever writes a problem: what a definition may hold, and the test kit. They are made
 * of the schema and the kit themselves. They import the engine's, which the editor has besides.
 */
export function bundleAuthorTypes(root: string): string {
  const inProblems = (file: string): string => path.join(root, "problems", file);
  // In the schema's own declarations stands the library that computes its types, which the editor does not have.
  const schema = printTypes(inProblems("schema.ts"), ["ProblemDefinition", "AssignmentDefinition", "Mistake"], {
    options: { ...compilerOptions, paths: { numerics: [path.join(root, "numerics", "index.ts")] } },
    // The fields in which people answer: screens, and with them half of the platform.
    isLeftOut: (file) => file.endsWith(".client.tsx"),
  });
  return bundleDeclarations(inProblems("authoring.ts"), {
    imported: ["numerics"],
    replaced: { [inProblems("schema.d.ts")]: schema },
  });
}
