import { openGrader, type Grader } from "#grader/grader";
import { certify } from "#grader/certify";
import { hashFiles, missingFiles } from "#problems/folderText";
import { partSchemas } from "#problems/kinds/kinds";
import { templates } from "#problems/templates/templates";
import { lintStatement } from "#server/statementLint";

jest.setTimeout(240_000);

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 1, allowUnsafe: false });
});
afterAll(() => grader.close());

test("there is a template for code and for every answer kind", () => {
  const kinds = partSchemas.map(({ shape }) => shape.kind.value);
  expect(templates.map(({ name }) => name).sort()).toEqual(["code", ...kinds].sort());
});

test.each(templates.map((template) => [template.name, template] as const))(
  "the template %s is a problem that certifies as it is",
  async (name, template) => {
    const files = template.files("momentum-energy");
    expect(missingFiles(Object.keys(files))).toEqual([]);
    const version = { slug: "momentum-energy", hash: hashFiles(files), files };
    const { certificate, reasons } = await certify(grader, version, { seeds: 1, mutants: 30 });
    expect(reasons).toEqual([]);
    expect(certificate.ok).toBe(true);
    const { problem } = await grader.describe(version);
    expect(problem.parts.map(({ kind }) => kind)).toEqual([name]);
    expect(problem).toMatchObject({ title: "Momentum energy", parts: [{ source: "momentum-energy" }] });
    expect(lintStatement(files["statement.md"] ?? "", problem)).toEqual([]);
  },
);
