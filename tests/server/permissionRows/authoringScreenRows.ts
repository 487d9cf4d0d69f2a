import { exportWorkspace, importProblem, listTemplates, startFromTemplate } from "#server/newWorkspace";
import { getProblemLibrary } from "#server/problemLibrary";
import { writeProblemZip } from "#server/problemZip";
import { previewProblem, previewStatement } from "#server/workspacePreview";
import { watchWorkspace } from "#server/workspaceWatch";
import { createWorkspace } from "#server/workspaces";
import { unique } from "../../course";
import type { Fixture } from "./fixture";
import { ok, type Row } from "./row";

const newSlug = (): string => unique("problem");

const newWorkspace = ({ people, courseSlug }: Fixture) =>
  createWorkspace(people.instructor, courseSlug, { slug: newSlug(), from: { template: "code" } });

const onlyInstructors = ok("instructor");

/** What the screens for writing problems ask for, beside the workspaces themselves. */
export const authoringScreenRows: Row[] = [
  ["getProblemLibrary", "a course", "open", (actor, at) => getProblemLibrary(actor, at.courseSlug), onlyInstructors],
  ["listTemplates", "a course", "open", (actor, at) => listTemplates(actor, at.courseSlug), onlyInstructors],
  [
    "startFromTemplate",
    "a course",
    "open",
    (actor, at) => startFromTemplate(actor, at.courseSlug, { slug: newSlug(), title: "Steps", template: "code" }),
    onlyInstructors,
  ],
  [
    "importProblem",
    "a zip file",
    "open",
    async (actor, at) => {
      const bytes = await writeProblemZip("steps", { "problem.ts": "", "statement.md": "" });
      return importProblem(actor, at.courseSlug, { slug: newSlug(), bytes });
    },
    onlyInstructors,
  ],
  [
    "exportWorkspace",
    "a problem that is being written",
    "open",
    async (actor, at) => exportWorkspace(actor, at.courseSlug, (await newWorkspace(at)).slug),
    onlyInstructors,
  ],
  [
    "previewStatement",
    "a problem that is being written",
    "open",
    async (actor, at) => previewStatement(actor, { id: (await newWorkspace(at)).id, markdown: "$x$" }),
    onlyInstructors,
  ],
  [
    "previewProblem",
    "a problem that is being written",
    "open",
    async (actor, at) => previewProblem(actor, (await newWorkspace(at)).id),
    onlyInstructors,
  ],
  [
    "watchWorkspace",
    "a problem that is being written",
    "open",
    async (actor, at) => {
      const { slug } = await newWorkspace(at);
      return watchWorkspace(actor, { course: at.courseSlug, slug, file: "problem.ts", revision: 1 });
    },
    onlyInstructors,
  ],
];
