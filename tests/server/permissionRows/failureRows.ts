import { getFailures, listFailures } from "#server/failures";
import { getReduction, startReduction, stopReduction, writeMistake } from "#server/reductions";
import { createWorkspace } from "#server/workspaces";
import { makeGradedSubmission, unique } from "../../course";
import { database } from "../../database";
import type { Fixture } from "./fixture";
import { ok, type Row } from "./row";

const failedTest = {
  name: "doubles 2",
  visibility: "public",
  status: "failed",
  points: 0,
  maxPoints: 1,
  studentMs: 0,
} as const;

const newFailure = (at: Fixture): Promise<string> =>
  makeGradedSubmission(at, at.people.student, { score: 0, tests: [failedTest] });

const newWorkspace = async (at: Fixture): Promise<string> =>
  (await createWorkspace(at.people.instructor, at.courseSlug, { slug: unique("copy"), from: { template: "number" } }))
    .id;

/** A small program of the student's, ready to be written. */
async function newReduction(at: Fixture): Promise<string> {
  const data = { submissionId: await newFailure(at), workspaceId: await newWorkspace(at), versionId: at.versionId };
  const { id } = await database().reduction.create({
    data: { ...data, requesterId: at.people.instructor.userId, state: "done", source: "export const double = 1;\n" },
    select: { id: true },
  });
  return id;
}

const onlyInstructor = ok("instructor");

/** Failures that nothing explains, and the mistakes that are made of them. */
export const failureRows: Row[] = [
  ["listFailures", "a course", "open", (actor, at) => listFailures(actor, at.courseSlug), onlyInstructor],
  [
    "getFailures",
    "a part",
    "open",
    (actor, at) => getFailures(actor, { course: at.courseSlug, partId: at.partId }),
    onlyInstructor,
  ],
  [
    "startReduction",
    "a failure, into a workspace",
    "open",
    async (actor, at) =>
      startReduction(actor, {
        ...{ course: at.courseSlug, submissionId: await newFailure(at), into: { workspaceId: await newWorkspace(at) } },
      }),
    onlyInstructor,
  ],
  [
    "getReduction",
    "a small program",
    "open",
    async (actor, at) => getReduction(actor, { course: at.courseSlug, id: await newReduction(at) }),
    onlyInstructor,
  ],
  [
    "stopReduction",
    "a small program",
    "open",
    async (actor, at) => stopReduction(actor, await newReduction(at)),
    onlyInstructor,
  ],
  [
    "writeMistake",
    "a small program",
    "open",
    async (actor, at) =>
      writeMistake(actor, { id: await newReduction(at), name: "twice", title: "Twice", feedback: "Once is enough." }),
    onlyInstructor,
  ],
];
