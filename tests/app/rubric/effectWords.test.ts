import { effectWords, touchesReviews } from "../../../app/staff/[course]/grading/[partId]/rubric/effectWords";
import { readPoints, signedPoints } from "../../../app/staff/[course]/grading/[partId]/rubric/fields";

const nothing = { finishedReviews: 0, draftReviews: 0, students: 0, seenStudents: 0, largest: null };

test.each([
  [nothing, "No graded answer uses this. Nobody’s points change."],
  [{ ...nothing, finishedReviews: 1 }, "1 graded answer uses this. Nobody’s points change."],
  [
    { finishedReviews: 12, draftReviews: 2, students: 7, seenStudents: 7, largest: { before: 2, after: 3 } },
    "12 graded answers and 2 drafts use this. 7 students’ points change, by at most 1 (from 2 to 3).",
  ],
  [
    { ...nothing, draftReviews: 1, students: 1, seenStudents: 1, largest: { before: 2.5, after: 2 } },
    "1 draft uses this. 1 student’s points change, from 2.5 to 2.",
  ],
  [
    { ...nothing, finishedReviews: 3, students: 3 },
    "3 graded answers use this. 3 students’ points change, of none in your section.",
  ],
  [
    { ...nothing, finishedReviews: 3, students: 3, seenStudents: 1, largest: { before: 2.5, after: 2 } },
    "3 graded answers use this. 3 students’ points change, of 1 in your section, from 2.5 to 2.",
  ],
  [
    { ...nothing, finishedReviews: 9, students: 9, seenStudents: 4, largest: { before: 2.5, after: 2 } },
    "9 graded answers use this. 9 students’ points change, of 4 in your section, by at most 0.5 (from 2.5 to 2).",
  ],
])("%j is said in words", (effect, words) => {
  expect(effectWords(effect)).toBe(words);
});

test("only what touches a review waits for a yes", () => {
  expect(touchesReviews(nothing)).toBe(false);
  expect(touchesReviews({ ...nothing, draftReviews: 1 })).toBe(true);
});

test.each([
  ["1.5", 1.5],
  ["−0,5", -0.5],
  [" +2 ", 2],
  [".5", 0.5],
  ["", null],
  ["two", null],
  ["1e3", null],
  ["1 2", null],
])("%j is read as %j points", (text, points) => {
  expect(readPoints(text)).toBe(points);
});

test("points have their sign", () => {
  expect([1, -0.5, 0, 2.346].map(signedPoints)).toEqual(["+1", "−0.5", "0", "+2.35"]);
});
