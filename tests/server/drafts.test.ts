import { saveDraft } from "#server/drafts";
import { getItem } from "#server/items";
import { type CourseFixture, makeCourse } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

let at: CourseFixture;
beforeAll(async () => {
  at = await makeCourse();
});

const saveOn = (basedOn: Date | null, text: string) =>
  saveDraft(at.people.student, { itemId: at.itemId, partId: at.partId, text, basedOn });
/** As a page does that has seen the newest draft. */
const save = async (text: string) => saveOn((await draft())?.savedAt ?? null, text);
const draft = async () => {
  const address = { course: at.courseSlug, assignment: at.assignmentSlug, problem: at.problemSlug };
  return (await getItem(at.people.student, address)).parts[0]?.draft;
};

test("what was typed comes back as it was, and a save takes the place of the one before", async () => {
  expect(await draft()).toBeNull();
  await save("one");
  const saved = await save("two\r\n\t😀 αβγ  ");
  expect(saved).toEqual({ isStored: true, draft: { text: "two\r\n\t😀 αβγ  ", savedAt: expect.any(Date) as Date } });
  expect(await draft()).toEqual(saved.draft);
});

test("of saves at the same time one is stored, and the others are told which", async () => {
  for (const basedOn of [null, (await save("before")).draft.savedAt]) {
    if (basedOn === null) await database().draft.deleteMany({ where: { partId: at.partId } });
    const saves = await Promise.all(Array.from({ length: 8 }, (_, index) => saveOn(basedOn, `text ${index}`)));
    expect(saves.filter(({ isStored }) => isStored)).toHaveLength(1);
    expect(new Set(saves.map((saved) => saved.draft.text)).size).toBe(1);
    expect(await database().draft.count({ where: { partId: at.partId } })).toBe(1);
  }
});

test("a save that was held up does not take away what was saved since", async () => {
  const seen = (await save("seen by the page")).draft;
  const newer = (await saveOn(seen.savedAt, "newer")).draft;
  expect(await saveOn(seen.savedAt, "held up")).toEqual({ isStored: false, draft: newer });
  expect(await saveOn(null, "by a page from before the first draft")).toEqual({ isStored: false, draft: newer });
  expect(await draft()).toEqual(newer);
});

test("the same save once more, because its answer was lost, is one save", async () => {
  const seen = (await save("seen by the page")).draft;
  const first = await saveOn(seen.savedAt, "sent twice");
  expect(await saveOn(seen.savedAt, "sent twice")).toEqual(first);
});

test("each save is later than the one before, also where the clock of another machine is behind", async () => {
  const ahead = new Date(Date.now() + 60_000);
  await save("from a machine whose clock is ahead");
  await database().draft.updateMany({ where: { partId: at.partId }, data: { savedAt: ahead } });
  expect((await saveOn(ahead, "next")).draft.savedAt.getTime()).toBeGreaterThan(ahead.getTime());
});

test("a draft that was removed meanwhile is no reason to lose the next save", async () => {
  const { savedAt } = (await save("to be removed")).draft;
  await database().draft.deleteMany({ where: { partId: at.partId } });
  expect(await saveOn(savedAt, "after")).toMatchObject({ isStored: true });
  expect(await draft()).toMatchObject({ text: "after" });
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
