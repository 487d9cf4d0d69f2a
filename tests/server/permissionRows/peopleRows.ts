import { buffer } from "node:stream/consumers";
import {
  archiveCourse,
  changeCourse,
  createCourse,
  getCourseSettings,
  listArchivedCourses,
  mayCreateCourses,
} from "#server/courses";
import { getPerson } from "#server/coursePerson";
import { addPerson, changePerson, dropPerson, readdPerson } from "#server/enrollments";
import { erasePerson } from "#server/erasePerson";
import { exportCourse } from "#server/exportCourse";
import { createInvitation, joinCourse, listInvitations, readInvitation, revokeInvitation } from "#server/invitations";
import { makePasswordLink } from "#server/passwordLinks";
import { exportOwnData, exportPersonalData, type PersonalDataFile } from "#server/personalData";
import { exportRoster, listPeople } from "#server/roster";
import { applyRoster, previewRoster } from "#server/rosterImport";
import { addSection, listSections, removeSection, renameSection } from "#server/sections";
import { makePerson, unique } from "../../course";
import { database } from "../../database";
import type { Fixture } from "./fixture";
import { members, ok, type Row } from "./row";

const onlyInstructor = ok("instructor");
const everyone = ok(...members, "dropped", "stranger");
const place = { role: "student", sectionId: null, isLimitedToSection: false, timeFactor: 1 } as const;
const settings = {
  ...{ title: "A course", term: "Fall 2026", timeZone: "America/Los_Angeles", startsOn: "2026-08-26", dropLowest: 0 },
};

/** A student of the course whom no other row looks at. */
async function newMember({ courseId, courseSlug }: Fixture, isDropped = false) {
  const { userId, email } = await makePerson();
  const droppedAt = isDropped ? new Date() : null;
  await database().enrollment.create({ data: { courseId, userId, role: "student", droppedAt } });
  return { address: { course: courseSlug, userId }, email };
}

const newSection = async ({ courseId }: Fixture) =>
  (await database().section.create({ data: { courseId, name: unique("lab") } })).id;

const newInvitation = (at: Fixture) =>
  createInvitation(at.people.instructor, {
    ...{ course: at.courseSlug, role: "student", sectionId: null, days: 1, uses: null },
  });

const rosterFile = (at: Fixture) => ({
  ...{ course: at.courseSlug, isWhole: false, text: `E-mail\n${at.people.student.email}\n` },
});

const discard = async ({ content }: PersonalDataFile): Promise<void> => {
  await buffer(content);
};

/** Courses, and the people in them. */
export const peopleRows: Row[] = [
  ["mayCreateCourses", "anybody", "open", (actor) => mayCreateCourses(actor), everyone],
  [
    "createCourse",
    "a new one",
    // Whoever makes one is in it: not where another test counts courses.
    "notOpen",
    (actor) => createCourse(actor, { slug: unique("course"), ...settings }),
    ok("instructor", "stranger"),
  ],
  ["getCourseSettings", "a course", "open", (actor, at) => getCourseSettings(actor, at.courseSlug), onlyInstructor],
  [
    "changeCourse",
    "a course",
    "open",
    (actor, at) => changeCourse(actor, { course: at.courseSlug, seen: settings, next: settings }),
    onlyInstructor,
  ],
  [
    "archiveCourse",
    "a course that is not",
    "open",
    (actor, at) => archiveCourse(actor, { course: at.courseSlug, isArchived: false }),
    onlyInstructor,
  ],
  ["listArchivedCourses", "one's own", "open", (actor) => listArchivedCourses(actor), everyone],
  ["listPeople", "a course", "open", (actor, at) => listPeople(actor, at.courseSlug, {}), onlyInstructor],
  ["exportRoster", "a course", "open", (actor, at) => exportRoster(actor, at.courseSlug), onlyInstructor],
  ["previewRoster", "a file", "open", (actor, at) => previewRoster(actor, rosterFile(at)), onlyInstructor],
  [
    "applyRoster",
    "a file",
    "open",
    async (actor, at) => {
      const { fingerprint } = await previewRoster(at.people.instructor, rosterFile(at));
      return applyRoster(actor, { ...rosterFile(at), fingerprint });
    },
    onlyInstructor,
  ],
  [
    "getPerson",
    "the student",
    "open",
    (actor, at) => getPerson(actor, { course: at.courseSlug, userId: at.people.student.userId }),
    onlyInstructor,
  ],
  [
    "addPerson",
    "somebody new",
    "open",
    (actor, at) =>
      addPerson(actor, {
        ...{ course: at.courseSlug, email: `${unique("new")}@example.edu`, name: "", role: "student", sectionId: null },
      }),
    onlyInstructor,
  ],
  [
    "readdPerson",
    "somebody dropped",
    "open",
    async (actor, at) => readdPerson(actor, (await newMember(at, true)).address),
    onlyInstructor,
  ],
  [
    "dropPerson",
    "a student",
    "open",
    async (actor, at) => dropPerson(actor, (await newMember(at)).address),
    onlyInstructor,
  ],
  [
    "changePerson",
    "a student",
    "open",
    async (actor, at) =>
      changePerson(actor, { ...(await newMember(at)).address, seen: place, next: { ...place, timeFactor: 2 } }),
    onlyInstructor,
  ],
  ["listSections", "a course", "open", (actor, at) => listSections(actor, at.courseSlug), onlyInstructor],
  [
    "addSection",
    "a course",
    "open",
    (actor, at) => addSection(actor, { course: at.courseSlug, name: unique("lab") }),
    onlyInstructor,
  ],
  [
    "renameSection",
    "a section",
    "open",
    async (actor, at) => {
      const id = await newSection(at);
      const { name: seen } = await database().section.findUniqueOrThrow({ where: { id } });
      return renameSection(actor, { course: at.courseSlug, id, seen, name: unique("lab") });
    },
    onlyInstructor,
  ],
  [
    "removeSection",
    "an empty one",
    "open",
    async (actor, at) => removeSection(actor, { course: at.courseSlug, id: await newSection(at) }),
    onlyInstructor,
  ],
  [
    "createInvitation",
    "a course",
    "open",
    (actor, at) =>
      createInvitation(actor, { course: at.courseSlug, role: "student", sectionId: null, days: 1, uses: null }),
    onlyInstructor,
  ],
  ["listInvitations", "a course", "open", (actor, at) => listInvitations(actor, at.courseSlug), onlyInstructor],
  [
    "revokeInvitation",
    "a link",
    "open",
    async (actor, at) => revokeInvitation(actor, { course: at.courseSlug, id: (await newInvitation(at)).id }),
    onlyInstructor,
  ],
  // Whoever has a link may use it: that is what it is for. These two change who is in the course, so it is one of their own.
  [
    "readInvitation",
    "a link",
    "closed",
    async (actor, at) => readInvitation(actor, (await newInvitation(at)).secret),
    everyone,
  ],
  [
    "joinCourse",
    "a link to another course",
    "closed",
    async (actor) => {
      const { userId } = await makePerson();
      const { id: courseId, slug } = await database().course.create({
        data: { ...settings, slug: unique("course"), startsOn: new Date("2026-08-26") },
      });
      await database().enrollment.create({ data: { courseId, userId, role: "instructor" } });
      const order = { course: slug, role: "student", sectionId: null, days: 1, uses: null } as const;
      const { secret } = await createInvitation({ userId, name: "", email: "" }, order);
      return joinCourse(actor, secret);
    },
    everyone,
  ],
  [
    "makePasswordLink",
    "somebody who never signed in",
    "open",
    async (actor, at) => makePasswordLink(actor, (await newMember(at)).address),
    onlyInstructor,
  ],
  [
    "exportPersonalData",
    "the student's",
    "open",
    async (actor, at) =>
      discard(await exportPersonalData(actor, { course: at.courseSlug, userId: at.people.student.userId })),
    onlyInstructor,
  ],
  [
    "exportCourse",
    "a course",
    "open",
    async (actor, at) => discard(await exportCourse(actor, at.courseSlug)),
    onlyInstructor,
  ],
  ["exportOwnData", "one's own", "open", async (actor) => discard(await exportOwnData(actor)), everyone],
  [
    "erasePerson",
    "a student",
    "open",
    async (actor, at) => {
      const { address, email } = await newMember(at);
      return erasePerson(actor, { ...address, confirmation: email });
    },
    onlyInstructor,
  ],
];
