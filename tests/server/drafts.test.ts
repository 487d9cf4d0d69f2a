import { saveDraft } from "#server/drafts";
import { getItem } from "#server/items";
import { type CourseFixture, makeCourse } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

let at: CourseFixture;
beforeAll(async () => {
  at = await makeCourse();
});

const save = (text: string) => saveDraft(at.people.student, { itemId: at.itemId, partId: at.partId, text });
const draft = async () => {
  const address = { course: at.courseSlug, assignment: at.assignmentSlug, problem: at.problemSlug };
  return (await getItem(at.people.student, address)).parts[0]?.draft;
};

test("what was typed comes back as it was, and the latest save wins", async () => {
  expect(await draft()).toBeNull();
  await save("one");
  const { savedAt } = await save("two\r\n\t😀 αβγ  ");
  expect(await draft()).toEqual({ text: "two\r\n\t😀 αβγ  ", savedAt });
});

test("saves at the same time leave one draft", async () => {
  await Promise.all(Array.from({ length: 8 }, (_, index) => save(`text ${index}`)));
  expect(await database().draft.count({ where: { partId: at.partId } })).toBe(1);
});

test("an empty draft is a draft", async () => {
  await save("");
  expect(await draft()).toMatchObject({ text: "" });
});

test("a draft of the greatest length is kept, a longer one refused without harm to the last", async () => {
  await save("😀".repeat(32_768));
  await expect(save("x".repeat(65_537))).rejects.toMatchObject({ code: "TOO_LARGE" });
  expect((await draft())?.text).toBe("😀".repeat(32_768));
});

test("characters that PostgreSQL cannot store do not lose a draft", async () => {
  await save("a\0b\uDC00");
  expect(await draft()).toMatchObject({ text: "a\uFFFDb\uFFFD" });
});

test("a person's draft is their own", async () => {
  await save("mine");
  const address = { course: at.courseSlug, assignment: at.assignmentSlug, problem: at.problemSlug };
  expect((await getItem(at.people.otherStudent, address)).parts[0]?.draft).toBeNull();
  expect((await getItem(at.people.ta, address)).parts[0]?.draft).toBeNull();
});
