import type { Actor } from "#server/actor";
import { exportAssignment, importAssignment, previewAssignmentFile } from "#server/assignmentFile";
import { addItem, moveItem, removeItem, setItemPoints } from "#server/assignmentItems";
import { createAssignment, discardAssignment, listPlannedAssignments, setPublished } from "#server/assignmentPlan";
import {
  describeSettings,
  getAssignmentSettings,
  listUsableProblems,
  saveAssignmentSettings,
} from "#server/assignmentSettings";
import { getCourseTotal, setCourseTotal } from "#server/courseTotal";
import { duplicateAssignment, listDuplicable } from "#server/duplicateAssignment";
import { grantExtension, listExtensions, previewExtension, previewRemoval, removeExtension } from "#server/extensions";
import { beginTimed, readClock } from "#server/timedAssignments";
import { setTimeFactor } from "#server/timeFactors";
import { makeAssignment, makeVersion, unique } from "../../course";
import { database } from "../../database";
import { assignmentOf, type Fixture } from "./fixture";
import { answered, ok, type Row, staff, students } from "./row";

const onlyInstructor = ok("instructor");

/** An assignment of the course that nobody has worked on, with one problem. */
async function fresh(at: Fixture, isPublished = false) {
  const made = await makeAssignment(at.courseId, { isPublished });
  return { ...made, seen: { course: at.courseSlug, assignment: made.assignmentSlug, revision: 1 } };
}

async function timed(at: Fixture) {
  const { assignmentId, assignmentSlug } = await makeAssignment(at.courseId, {});
  await database().assignment.update({ where: { id: assignmentId }, data: { timeLimitMinutes: 60 } });
  return { course: at.courseSlug, assignment: assignmentSlug };
}

const order = (at: Fixture) => ({
  ...assignmentOf(at),
  extension: { to: { userId: at.people.otherStudent.userId }, dueAt: "2031-01-01T12:00", closesAt: null },
});

async function newExtension(at: Fixture): Promise<{ course: string; assignment: string; extensionId: string }> {
  const { assignmentId, assignmentSlug } = await makeAssignment(at.courseId, {});
  const { id } = await database().extension.create({
    data: {
      ...{ courseId: at.courseId, assignmentId, userId: at.people.student.userId, reason: "Ill" },
      ...{ granterId: at.people.instructor.userId, dueAt: new Date(), closesAt: new Date() },
    },
  });
  return { course: at.courseSlug, assignment: assignmentSlug, extensionId: id };
}

const fileOf = async (at: Fixture): Promise<string> =>
  JSON.stringify({
    ...{ slug: unique("imported"), title: "Imported" },
    ...{ opens: { day: 0, time: "09:00" }, due: { day: 7, time: "09:00" } },
    items: [{ problem: (await fresh(at)).problemSlug, points: 3 }],
  });

const settingsOf = async (at: Fixture, assignment: string) =>
  (await getAssignmentSettings(at.people.instructor, { course: at.courseSlug, assignment })).settings;

/** Setting up assignments is for instructors; beginning a timed one is for students. */
export const assignmentRows: Row[] = [
  [
    "listPlannedAssignments",
    "a course",
    "open",
    (actor, at) => listPlannedAssignments(actor, at.courseSlug),
    onlyInstructor,
  ],
  [
    "createAssignment",
    "a course",
    "open",
    (actor, at) => createAssignment(actor, { course: at.courseSlug, title: "New", slug: unique("new") }),
    onlyInstructor,
  ],
  [
    "getAssignmentSettings",
    "an assignment",
    "open",
    (actor, at) => getAssignmentSettings(actor, assignmentOf(at)),
    onlyInstructor,
  ],
  [
    "describeSettings",
    "a course",
    "open",
    async (actor, at) =>
      describeSettings(actor, { course: at.courseSlug, settings: await settingsOf(at, at.assignmentSlug) }),
    onlyInstructor,
  ],
  [
    "saveAssignmentSettings",
    "an assignment",
    "open",
    async (actor, at) => {
      const { seen } = await fresh(at);
      return saveAssignmentSettings(actor, { ...seen, settings: await settingsOf(at, seen.assignment) });
    },
    onlyInstructor,
  ],
  ["listUsableProblems", "a course", "open", (actor, at) => listUsableProblems(actor, at.courseSlug), onlyInstructor],
  [
    "setPublished",
    "an assignment",
    "open",
    async (actor, at) => setPublished(actor, { ...(await fresh(at)).seen, isPublished: true }),
    onlyInstructor,
  ],
  [
    "discardAssignment",
    "an assignment",
    "open",
    async (actor, at) => discardAssignment(actor, (await fresh(at)).seen),
    onlyInstructor,
  ],
  [
    "addItem",
    "an assignment",
    "open",
    async (actor, at) => addItem(actor, { ...(await fresh(at)).seen, problem: (await makeVersion()).slug, points: 3 }),
    onlyInstructor,
  ],
  [
    "setItemPoints",
    "an item",
    "open",
    onItem((actor, order) => setItemPoints(actor, { ...order, points: 3 })),
    onlyInstructor,
  ],
  ["moveItem", "an item", "open", onItem((actor, order) => moveItem(actor, { ...order, place: 0 })), onlyInstructor],
  ["removeItem", "an item", "open", onItem((actor, order) => removeItem(actor, order)), onlyInstructor],
  [
    "exportAssignment",
    "an assignment",
    "open",
    (actor, at) => exportAssignment(actor, assignmentOf(at)),
    onlyInstructor,
  ],
  [
    "previewAssignmentFile",
    "a file",
    "open",
    async (actor, at) => previewAssignmentFile(actor, { course: at.courseSlug, text: await fileOf(at) }),
    onlyInstructor,
  ],
  [
    "importAssignment",
    "a file",
    "open",
    async (actor, at) => importAssignment(actor, { course: at.courseSlug, text: await fileOf(at), revision: null }),
    onlyInstructor,
  ],
  ["getCourseTotal", "a course", "open", (actor, at) => getCourseTotal(actor, at.courseSlug), onlyInstructor],
  [
    "setCourseTotal",
    "a course",
    "open",
    (actor, at) => setCourseTotal(actor, { course: at.courseSlug, dropLowest: 0, seen: { dropLowest: 0 } }),
    onlyInstructor,
  ],
  ["listDuplicable", "a course", "open", (actor, at) => listDuplicable(actor, at.courseSlug), onlyInstructor],
  [
    "duplicateAssignment",
    "an assignment of the same course",
    "open",
    (actor, at) => duplicateAssignment(actor, { course: at.courseSlug, from: assignmentOf(at), slug: unique("copy") }),
    onlyInstructor,
  ],
  ["listExtensions", "an assignment", "open", (actor, at) => listExtensions(actor, assignmentOf(at)), onlyInstructor],
  ["previewExtension", "a student", "open", (actor, at) => previewExtension(actor, order(at)), onlyInstructor],
  [
    "grantExtension",
    "a student",
    "open",
    (actor, at) => grantExtension(actor, { ...order(at), reason: "Ill" }),
    onlyInstructor,
  ],
  [
    "previewRemoval",
    "an extension",
    "open",
    async (actor, at) => previewRemoval(actor, await newExtension(at)),
    onlyInstructor,
  ],
  [
    "removeExtension",
    "an extension",
    "open",
    async (actor, at) => removeExtension(actor, await newExtension(at)),
    onlyInstructor,
  ],
  [
    "setTimeFactor",
    "a student",
    "open",
    (actor, at) => setTimeFactor(actor, { course: at.courseSlug, userId: at.people.otherStudent.userId, factor: 1.5 }),
    onlyInstructor,
  ],
  [
    "beginTimed",
    "a timed assignment",
    "open",
    async (actor, at) => beginTimed(actor, await timed(at)),
    { ...ok(...students), ...answered("FORBIDDEN", ...staff) },
  ],
  [
    "readClock",
    "a timed assignment",
    "open",
    async (actor, at) => readClock(actor, await timed(at)),
    ok(...students, ...staff),
  ],
];

function onItem(
  change: (
    actor: Actor,
    order: { course: string; assignment: string; revision: number; itemId: string },
  ) => Promise<unknown>,
): Row[3] {
  return async (actor, at) => {
    const { seen, itemId } = await fresh(at);
    return change(actor, { ...seen, itemId });
  };
}
