import { addSnippet, editSnippet, listSnippets, retireSnippet } from "#server/snippets";
import { makeCourse } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

test("snippets are found by all of their words, in any order and case, the newest first", async () => {
  const { courseSlug, people } = await makeCourse();
  for (const text of ["Name the sign of the step", "Where does the SIGN come from?", "100% right", "1000 right"])
    await addSnippet(people.ta, courseSlug, text);
  const found = async (query?: string) =>
    (await listSnippets(people.instructor, courseSlug, query)).map(({ text }) => text);
  expect(await found()).toEqual([
    "1000 right",
    "100% right",
    "Where does the SIGN come from?",
    "Name the sign of the step",
  ]);
  expect(await found("sign  THE")).toEqual(["Where does the SIGN come from?", "Name the sign of the step"]);
  expect(await found("step name")).toEqual(["Name the sign of the step"]);
  expect(await found("100%")).toEqual(["100% right"]);
  expect(await found("_ight")).toEqual([]);
  expect(await found("sign right")).toEqual([]);
});

test("the same text twice is one snippet, and none is empty or too long", async () => {
  const { courseSlug, people } = await makeCourse();
  const first = await addSnippet(people.ta, courseSlug, " Why? \0");
  expect(first).toMatchObject({ text: "Why? \uFFFD", authorName: "Tara" });
  expect(await addSnippet(people.instructor, courseSlug, "Why? \0")).toEqual(first);
  for (const text of ["", " \n", "a".repeat(5001)])
    await expect(addSnippet(people.ta, courseSlug, text)).rejects.toMatchObject({ code: "INVALID" });
});

test("a snippet is reworded by who saw its words, retired once, and both are written down", async () => {
  const { courseId, courseSlug, people } = await makeCourse();
  const { id } = await addSnippet(people.ta, courseSlug, "Why?");
  await editSnippet(people.instructor, { id, seen: "Why?", text: "Why is that?" });
  await expect(editSnippet(people.ta, { id, seen: "Why?", text: "Why not?" })).rejects.toMatchObject({
    code: "CONFLICT",
    message: "Somebody changed this snippet meanwhile. It now says: “Why is that?”",
  });
  await retireSnippet(people.ta, id);
  await expect(retireSnippet(people.ta, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await listSnippets(people.ta, courseSlug)).toEqual([]);
  const log = await database().auditEvent.findMany({ where: { courseId }, orderBy: { at: "asc" } });
  expect(log).toMatchObject([
    { action: "snippet added", actorId: people.ta.userId, after: { text: "Why?" } },
    { action: "snippet edited", actorId: people.instructor.userId, before: { text: "Why?" } },
    { action: "snippet retired", actorId: people.ta.userId, before: { text: "Why is that?" } },
  ]);
  // A text that was retired can be kept anew.
  await addSnippet(people.ta, courseSlug, "Why is that?");
});

test.each(["student", "dropped", "stranger"] as const)("a %s does not learn of snippets", async (who) => {
  const { courseSlug, people } = await makeCourse();
  const { id } = await addSnippet(people.ta, courseSlug, "Why?");
  const missing = { code: "NOT_FOUND" };
  const actor = people[who];
  await expect(listSnippets(actor, courseSlug)).rejects.toMatchObject(missing);
  await expect(addSnippet(actor, courseSlug, "a")).rejects.toMatchObject(missing);
  await expect(editSnippet(actor, { id, seen: "Why?", text: "a" })).rejects.toMatchObject(missing);
  await expect(retireSnippet(actor, id)).rejects.toMatchObject(missing);
});
