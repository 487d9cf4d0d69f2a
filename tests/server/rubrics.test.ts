import { getAssignment } from "#server/assignments";
import { type RubricChange, RubricChangeSchema } from "#server/rubricChange";
import { getRubricPage } from "#server/rubricPage";
import { changeRubric, listRubric, previewRubricChange, requireAllowedItems } from "#server/rubrics";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

type Change = RubricChange extends infer Each ? (Each extends RubricChange ? Omit<Each, "partId"> : never) : never;
type Fields<Kind extends Change["kind"]> = Partial<Extract<Change, { kind: Kind }>>;

const change = (at: CourseFixture, fields: Change): Promise<unknown> =>
  changeRubric(at.people.ta, RubricChangeSchema.parse({ partId: at.partId, ...fields }));
const preview = (at: CourseFixture, fields: Change) =>
  previewRubricChange(at.people.ta, RubricChangeSchema.parse({ partId: at.partId, ...fields }));

const addItem = async (at: CourseFixture, text: string, fields: Fields<"add item"> = {}) => {
  await change(at, { kind: "add item", groupId: null, text, feedback: "", points: 1, ...fields });
  return itemCalled(at, text);
};
const addGroup = async (at: CourseFixture, title: string, fields: Fields<"add group"> = {}) => {
  await change(at, { kind: "add group", title, pick: "many", leastPoints: null, mostPoints: null, ...fields });
  const group = (await listRubric(at.people.ta, at.partId)).groups.find((each) => each.title === title);
  if (group === undefined) throw new Error(`there is no group ${title}`);
  return group;
};
async function itemCalled(at: CourseFixture, text: string) {
  const item = (await listRubric(at.people.ta, at.partId)).items.find((each) => each.text === text);
  if (item === undefined) throw new Error(`there is no item ${text}`);
  return item;
}
const editOf = (item: Awaited<ReturnType<typeof itemCalled>>, fields: Fields<"edit item">): Change => {
  const { id: itemId, revision, groupId, text, feedback, points } = item;
  return { kind: "edit item", itemId, revision, groupId, text, feedback, points, ...fields };
};

const review = (at: CourseFixture, submissionId: string, itemIds: string[], state: "draft" | "finished" = "finished") =>
  database().review.create({
    data: {
      ...{ submissionId, authorId: at.people.ta.userId, state, finishedAt: state === "finished" ? new Date() : null },
      rubricItems: { create: itemIds.map((rubricItemId) => ({ rubricItemId })) },
    },
  });

const textsOf = async (at: CourseFixture) => (await listRubric(at.people.ta, at.partId)).items.map(({ text }) => text);

test("the rubric begins empty, and shows items without a group before those of the groups", async () => {
  const at = await makeCourse();
  expect(await listRubric(at.people.ta, at.partId)).toEqual({ partId: at.partId, groups: [], items: [] });
  const group = await addGroup(at, "Bonus");
  await addItem(at, "in the group", { groupId: group.id });
  await addItem(at, "alone", { points: -0.5, feedback: "**Look** again." });
  const { items, groups } = await listRubric(at.people.ta, at.partId);
  expect(items).toMatchObject([
    { text: "alone", points: -0.5, groupId: null, feedback: "**Look** again.", revision: 1 },
    { text: "in the group", groupId: group.id },
  ]);
  expect(groups).toMatchObject([{ title: "Bonus", pick: "many", revision: 1 }]);
});

test("an edit counts in what is graded already, and its preview says for whom and how much, and does nothing", async () => {
  const at = await makeCourse({ latePercentPerDay: 0 });
  const item = await addItem(at, "a reason");
  const { student, otherStudent } = at.people;
  await review(at, await makeGradedSubmission(at, student, { score: 1 }), [item.id]);
  await review(at, await makeGradedSubmission(at, otherStudent, { score: 3 }), [item.id]);
  const more = editOf(item, { points: 2 });

  expect(await preview(at, more)).toEqual({
    ...{ finishedReviews: 2, draftReviews: 0 },
    // The other one has all points of the part already.
    ...{ students: 1, seenStudents: 1, largest: { before: 2, after: 3 } },
  });
  expect(await itemCalled(at, "a reason")).toEqual(item);
  expect(await database().auditEvent.count({ where: { courseId: at.courseId, action: "rubric item edited" } })).toBe(0);

  await change(at, more);
  expect(await itemCalled(at, "a reason")).toMatchObject({ points: 2, revision: 2 });
  const { items } = await getAssignment(student, { course: at.courseSlug, assignment: at.assignmentSlug });
  expect(items[0]).toMatchObject({ earned: 10 });
  expect(
    await database().auditEvent.findFirst({ where: { courseId: at.courseId, action: "rubric item edited" } }),
  ).toMatchObject({
    actorId: at.people.ta.userId,
    before: { text: "a reason", points: 1 },
    after: { points: 2, finishedReviews: 2, studentsWithOtherPoints: 1, largestChange: 1 },
  });
});

test("lateness and better answers count in a preview, drafts and held reviews are told", async () => {
  const at = await makeCourse({ opensIn: -240, dueIn: -48, closesIn: 24, latePercentPerDay: 25 });
  const item = await addItem(at, "a reason");
  const { student, otherStudent } = at.people;
  const inTime = new Date(Date.now() - 100 * 3_600_000);
  const late = new Date(Date.now() - 47 * 3_600_000);
  // A quarter is lost: a point more is three quarters of one.
  await review(at, await makeGradedSubmission(at, student, { score: 1, submittedAt: late }), [item.id]);
  // The answer in time stays the better one.
  await review(at, await makeGradedSubmission(at, otherStudent, { score: 0, submittedAt: late }), [item.id], "draft");
  await review(at, await makeGradedSubmission(at, otherStudent, { score: 3, submittedAt: inTime }), []);
  await database().assignment.update({ where: { id: at.assignmentId }, data: { holdsReviews: true } });
  expect(await preview(at, editOf(item, { points: 2 }))).toEqual({
    ...{ finishedReviews: 1, draftReviews: 1, students: 1, seenStudents: 1 },
    largest: { before: 1.5, after: 2.25 },
  });
});

test("an extension of a student's section counts in a preview", async () => {
  const at = await makeCourse({ opensIn: -240, dueIn: -48, closesIn: 24, latePercentPerDay: 25 });
  const { student, instructor } = at.people;
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  await database().enrollment.update({
    where: { courseId_userId: { courseId: at.courseId, userId: student.userId } },
    data: { sectionId: section.id },
  });
  const until = new Date(Date.now() + 3_600_000);
  await database().extension.create({
    data: {
      ...{ courseId: at.courseId, assignmentId: at.assignmentId, sectionId: section.id, granterId: instructor.userId },
      ...{ dueAt: until, closesAt: until, reason: "The room was closed." },
    },
  });
  const item = await addItem(at, "a reason");
  await review(at, await makeGradedSubmission(at, student, { score: 1 }), [item.id]);
  expect(await preview(at, editOf(item, { points: 2 }))).toMatchObject({ largest: { before: 2, after: 3 } });
});

test("who left the course is counted among the graded answers and not among the students", async () => {
  const at = await makeCourse();
  const item = await addItem(at, "a reason");
  await review(at, await makeGradedSubmission(at, at.people.dropped, { score: 0 }), [item.id]);
  expect(await preview(at, editOf(item, { points: 2 }))).toMatchObject({ finishedReviews: 1, students: 0 });
});

test("a group's limits count at once, and its items stay without them when it is dissolved", async () => {
  const at = await makeCourse({ latePercentPerDay: 0 });
  const group = await addGroup(at, "Style");
  const items = [await addItem(at, "one", { groupId: group.id }), await addItem(at, "two", { groupId: group.id })];
  const submissionId = await makeGradedSubmission(at, at.people.student, { score: 0 });
  await review(
    at,
    submissionId,
    items.map(({ id }) => id),
  );
  const capped: Change = {
    ...{ kind: "edit group", groupId: group.id, revision: 1, title: "Style", pick: "many" },
    ...{ leastPoints: null, mostPoints: 1 },
  };
  expect(await preview(at, capped)).toMatchObject({
    finishedReviews: 1,
    students: 1,
    largest: { before: 2, after: 1 },
  });
  await change(at, capped);
  expect(await preview(at, { kind: "retire group", groupId: group.id, revision: 2 })).toMatchObject({
    largest: { before: 1, after: 2 },
  });
  await change(at, { kind: "retire group", groupId: group.id, revision: 2 });
  expect(await listRubric(at.people.ta, at.partId)).toMatchObject({
    groups: [],
    items: [{ text: "one", groupId: null }, { text: "two" }],
  });
});

test("a group becomes one of which one is picked only when no review holds two", async () => {
  const at = await makeCourse();
  const group = await addGroup(at, "Grade");
  const good = await addItem(at, "good", { groupId: group.id });
  const bad = await addItem(at, "bad", { groupId: group.id });
  const held = await review(at, await makeGradedSubmission(at, at.people.student, { score: 0 }), [good.id, bad.id]);
  const one: Change = {
    ...{ kind: "edit group", groupId: group.id, revision: 1, title: "Grade", pick: "one" },
    ...{ leastPoints: null, mostPoints: null },
  };
  await expect(preview(at, one)).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringMatching(/^1 review holds more than one item of “Grade”/) as string,
  });
  await database().appliedRubricItem.deleteMany({ where: { reviewId: held.id, rubricItemId: bad.id } });
  await change(at, one);
  const alone = await addItem(at, "alone");
  await database().appliedRubricItem.create({ data: { reviewId: held.id, rubricItemId: alone.id } });
  await expect(change(at, editOf(alone, { groupId: group.id }))).rejects.toMatchObject({ code: "CONFLICT" });
});

test("who saw another revision changes nothing and reads what stands there", async () => {
  const at = await makeCourse();
  const item = await addItem(at, "first words");
  await change(at, editOf(item, { text: "second words" }));
  for (const late of [editOf(item, { points: 5 }), { kind: "retire item", itemId: item.id, revision: 1 } as const])
    await expect(change(at, late)).rejects.toMatchObject({
      code: "CONFLICT",
      message: "This item was changed meanwhile. It is now “second words” with 1 point. Look at it, then try again.",
    });
  const group = await addGroup(at, "Group");
  await change(at, {
    ...{ kind: "edit group", groupId: group.id, revision: 1, title: "Other", pick: "one" },
    ...{ leastPoints: null, mostPoints: null },
  });
  await expect(change(at, { kind: "retire group", groupId: group.id, revision: 1 })).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining("“Other”") as string,
  });
});

test("of two changes at the same moment one wins and the other is told", async () => {
  const at = await makeCourse();
  const item = await addItem(at, "words");
  const outcomes = await Promise.allSettled([
    change(at, editOf(item, { points: 2 })),
    change(at, editOf(item, { points: 3 })),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a retired item is no longer offered, stays with who has it, and comes back", async () => {
  const at = await makeCourse({ latePercentPerDay: 0 });
  const item = await addItem(at, "a reason");
  await review(at, await makeGradedSubmission(at, at.people.student, { score: 0 }), [item.id]);
  expect(await preview(at, { kind: "retire item", itemId: item.id, revision: 1 })).toEqual({
    ...{ finishedReviews: 1, draftReviews: 0, students: 0, seenStudents: 0, largest: null },
  });
  await change(at, { kind: "retire item", itemId: item.id, revision: 1 });
  expect(await textsOf(at)).toEqual([]);
  const page = await getRubricPage(at.people.ta, { course: at.courseSlug, partId: at.partId });
  expect(page).toMatchObject({ retired: [{ text: "a reason", revision: 2 }], uses: { [item.id]: { finished: 1 } } });
  await change(at, { kind: "restore item", itemId: item.id, revision: 2 });
  expect(await textsOf(at)).toEqual(["a reason"]);
});

test("items move within their group, past retired ones, and groups move too", async () => {
  const at = await makeCourse();
  const [a, b, c] = [await addItem(at, "a"), await addItem(at, "b"), await addItem(at, "c")];
  await change(at, { kind: "retire item", itemId: b.id, revision: 1 });
  await change(at, { kind: "move item", itemId: a.id, by: 1 });
  expect(await textsOf(at)).toEqual(["c", "a"]);
  await change(at, { kind: "move item", itemId: a.id, by: 1 });
  await change(at, { kind: "move item", itemId: c.id, by: 1 });
  expect(await textsOf(at)).toEqual(["a", "c"]);
  const [first, second] = [await addGroup(at, "first"), await addGroup(at, "second")];
  await addItem(at, "of first", { groupId: first.id });
  await addItem(at, "of second", { groupId: second.id });
  await change(at, { kind: "move group", groupId: second.id, by: -1 });
  expect(await textsOf(at)).toEqual(["a", "c", "of second", "of first"]);
});

test.each<[string, Fields<"add item">, string]>([
  ["an unknown placeholder in the text", { text: "{{anwser}}" }, "There is nothing called {{anwser}}"],
  ["an unknown placeholder in the feedback", { feedback: "{{grade}}" }, "What can be quoted: {{answer}}, {{score}}"],
])("%s is refused", async (_, fields, message) => {
  const at = await makeCourse();
  await expect(addItem(at, "text", fields)).rejects.toMatchObject({
    code: "INVALID",
    message: expect.stringContaining(message) as string,
  });
});

test.each([
  ["an empty text", { kind: "add item", groupId: null, text: " ", feedback: "", points: 1 }],
  ["points that are no number", { kind: "add item", groupId: null, text: "a", feedback: "", points: Number.NaN }],
  ["limits in the wrong order", { kind: "add group", title: "a", pick: "many", leastPoints: 2, mostPoints: 1 }],
])("%s cannot be read as a change", (_, fields) => {
  expect(RubricChangeSchema.safeParse({ partId: crypto.randomUUID(), ...fields }).success).toBe(false);
});

test("what belongs to another part is not there", async () => {
  const [at, other] = [await makeCourse(), await makeCourse()];
  const item = await addItem(other, "elsewhere");
  const group = await addGroup(other, "elsewhere");
  const missing = { code: "NOT_FOUND" };
  await expect(change(at, editOf(item, {}))).rejects.toMatchObject(missing);
  await expect(addItem(at, "a", { groupId: group.id })).rejects.toMatchObject(missing);
  await expect(change(at, { kind: "move group", groupId: group.id, by: 1 })).rejects.toMatchObject(missing);
  const elsewhere = { course: at.courseSlug, partId: other.partId };
  await expect(getRubricPage(at.people.ta, elsewhere)).rejects.toMatchObject(missing);
});

test.each(["student", "dropped", "stranger"] as const)("for a %s there is no rubric", async (who) => {
  const at = await makeCourse();
  const missing = { code: "NOT_FOUND" };
  const add = { partId: at.partId, kind: "add group", title: "a", pick: "many", leastPoints: null, mostPoints: null };
  await expect(listRubric(at.people[who], at.partId)).rejects.toMatchObject(missing);
  await expect(changeRubric(at.people[who], RubricChangeSchema.parse(add))).rejects.toMatchObject(missing);
  await expect(previewRubricChange(at.people[who], RubricChangeSchema.parse(add))).rejects.toMatchObject(missing);
  const page = { course: at.courseSlug, partId: at.partId };
  await expect(getRubricPage(at.people[who], page)).rejects.toMatchObject(missing);
  await expect(listRubric(await makePerson(), at.partId)).rejects.toMatchObject(missing);
});

test("a review may hold what the rubric offers, one of a group of one, and what it held before", () => {
  const item = (id: string, groupId: string | null) => ({
    ...{ id, groupId, position: 1, text: id, feedback: "", points: 1, revision: 1 },
  });
  const group = { id: "g", position: 1, title: "Grade", leastPoints: null, mostPoints: null, revision: 1 };
  const rubric = {
    partId: "p",
    groups: [{ ...group, pick: "one" as const }],
    items: [item("a", null), item("b", "g"), item("c", "g")],
  };
  expect(() => requireAllowedItems(rubric, ["a", "b"])).not.toThrow();
  expect(() => requireAllowedItems(rubric, ["b", "c"])).toThrow("At most one item of “Grade”");
  expect(() => requireAllowedItems(rubric, ["a", "a"])).toThrow("once only");
  expect(() => requireAllowedItems(rubric, ["old"])).toThrow("no longer offered");
  expect(() => requireAllowedItems(rubric, ["old", "a"], [{ id: "old", groupId: null }])).not.toThrow();
  expect(() => requireAllowedItems(rubric, ["old", "b"], [{ id: "old", groupId: "g" }])).toThrow("At most one");
});
