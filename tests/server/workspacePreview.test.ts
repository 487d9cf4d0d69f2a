import { getProblemLibrary } from "#server/problemLibrary";
import { importProblem, startFromTemplate } from "#server/newWorkspace";
import { writeProblemZip } from "#server/problemZip";
import { previewProblem, previewStatement } from "#server/workspacePreview";
import { createWorkspace, getWorkspace, saveWorkspace } from "#server/workspaces";
import { watchWorkspace } from "#server/workspaceWatch";
import { database, useFreshDatabase } from "../database";
import { makeFixture, type Fixture } from "./permissionRows/fixture";
import { unique } from "../course";

useFreshDatabase();
// A fixture is a course with everybody in it.
jest.setTimeout(120_000);

let course: Fixture;
beforeAll(async () => {
  course = await makeFixture({});
});

const begin = async () => {
  const slug = unique("problem");
  const { id } = await createWorkspace(course.people.instructor, course.courseSlug, {
    slug,
    from: { template: "code" },
  });
  return { id, slug };
};

test("a statement is rendered as it is typed, with what could not be read, and nothing of it is trusted", async () => {
  const { id } = await begin();
  const markdown = "# Task\n\n<script>alert(1)</script>\n\nReturn $\\alpha$ and $\\nothing{$\n";
  const { html, problems } = await previewStatement(course.people.instructor, { id, markdown });
  expect(html).toContain("<h2>Task</h2>");
  expect(html).toContain('class="katex"');
  expect(html).not.toContain("<script");
  expect(problems).toHaveLength(1);
});

test("a statement that would take for ever to draw is refused with words", async () => {
  const { id } = await begin();
  const markdown = "$x$ ".repeat(4_000);
  await expect(previewStatement(course.people.instructor, { id, markdown })).rejects.toThrow(/too many formulas/);
});

test("there are no parts to see before a proof has read the definition", async () => {
  const { id } = await begin();
  expect(await previewProblem(course.people.instructor, id)).toBeNull();
});

test("the parts are those that the newest proof read, as their fields need them", async () => {
  const { id, slug } = await begin();
  const instructor = course.people.instructor;
  const { files, revision } = await getWorkspace(instructor, course.courseSlug, slug);
  const saved = await saveWorkspace(instructor, { id, revision, changes: { "statement.md": "# Other\n" } });
  if (!saved.isStored) throw new Error("somebody else saved");
  const definition = {
    ...{ title: "Steps", summary: "A step.", tags: [] },
    parts: [
      {
        ...{ kind: "choice", id: "sign", title: "The sign", points: 1, source: "test.1", prompt: "Which *sign*?" },
        ...{
          options: [
            { id: "plus", text: "It is positive." },
            { id: "minus", text: "It is negative." },
          ],
          key: ["plus"],
          explanation: "It is.",
        },
        ...{ several: false, mistakes: [], hints: ["Look at it."] },
      },
    ],
  };
  const report = { definition, faults: [], certificate: null, reasons: [], steps: [], tests: [], survivors: [] };
  await database().proof.create({ data: { workspaceId: id, hash: saved.hash, files, state: "done", result: report } });
  const preview = await previewProblem(instructor, id);
  expect(preview).toMatchObject({
    title: "Steps",
    parts: [{ key: "sign", kind: "choice", hintsHtml: ["<p>Look at it.</p>"] }],
  });
  const [part] = preview?.parts ?? [];
  expect(part?.kind === "choice" && part.promptHtml).toContain("<em>sign</em>");
  // The key stays with the grader, in the preview as well.
  expect(JSON.stringify(part?.kind === "choice" && part.question)).not.toContain("key");
});

test("a template begins under the title that was typed, whatever stands in it", async () => {
  const slug = unique("problem");
  const title = 'Steps of "size" $& \\alpha';
  await startFromTemplate(course.people.instructor, course.courseSlug, { slug, title, template: "code" });
  const { files } = await getWorkspace(course.people.instructor, course.courseSlug, slug);
  expect(files["problem.ts"]).toContain(`title: ${JSON.stringify(title)},`);
});

test("a template that does not exist, and a file that is no zip file, are refused with words", async () => {
  const slug = unique("problem");
  const { instructor } = course.people;
  await expect(
    startFromTemplate(instructor, course.courseSlug, { slug, title: "T", template: "none" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  const bytes = new TextEncoder().encode("this is no zip file");
  await expect(importProblem(instructor, course.courseSlug, { slug, bytes })).rejects.toMatchObject({
    code: "INVALID",
  });
});

test("a zip file without what every problem has is refused: it could not be mended where problems are written", async () => {
  const slug = unique("problem");
  const bytes = await writeProblemZip(slug, { "problem.ts": "export default {};\n" });
  const refused = importProblem(course.people.instructor, course.courseSlug, { slug, bytes });
  await expect(refused).rejects.toThrow("statement.md not found");
});

test("who has a problem open learns who else is there and what they saved, once", async () => {
  const { id, slug } = await begin();
  const { instructor } = course.people;
  const look = (revision: number) =>
    watchWorkspace(instructor, { course: course.courseSlug, slug, file: "tests.ts", revision });
  expect(await look(1)).toMatchObject({ seats: [], newer: null });
  await saveWorkspace(instructor, { id, revision: 1, changes: { "statement.md": "# New\n" } });
  expect(await look(1)).toMatchObject({ newer: { revision: 2, files: { "statement.md": "# New\n" } } });
  expect(await look(2)).toMatchObject({ newer: null });
});

test("the library tells the course's own problems from the catalogue, and where each is used", async () => {
  const { courseId, courseSlug, people } = course;
  const { id: problemId, slug } = await database().problem.findFirstOrThrow({
    where: { items: { some: { assignment: { courseId } } } },
  });
  const before = await getProblemLibrary(people.instructor, courseSlug);
  expect(before.catalogue.find((problem) => problem.slug === slug)?.usedIn).toHaveLength(1);
  await database().problem.update({ where: { id: problemId }, data: { courseId } });
  const after = await getProblemLibrary(people.instructor, courseSlug);
  expect(after.published.map((problem) => problem.slug)).toContain(slug);
  expect(after.catalogue.map((problem) => problem.slug)).not.toContain(slug);
});
