import { renderToStaticMarkup } from "react-dom/server";
import { EffectTable } from "../../app/staff/[course]/assignments/[assignment]/EffectTable";
import { differingSettings, type Settings } from "../../app/staff/[course]/assignments/[assignment]/settingNames";
import { SettingsFields } from "../../app/staff/[course]/assignments/[assignment]/SettingsFields";
import { slugOf } from "../../app/staff/[course]/assignments/slugOf";
import { remainingClock, remainingSentence } from "../../app/timed/remainingWords";

test.each([
  [0, "0:00"],
  [-5_000, "0:00"],
  [4_001, "0:05"],
  [754_000, "12:34"],
  [3_723_000, "1:02:03"],
])("%i ms left are shown as %s", (ms, clock) => {
  expect(remainingClock(ms)).toBe(clock);
});

test.each([
  [3_600_000, ""],
  [1_799_000, "Less than 30 minutes are left."],
  [299_000, "Less than 5 minutes are left."],
  [59_000, "Less than one minute is left."],
  [0, "Your time has run out."],
])("at %i ms a screen reader says: %s", (ms, sentence) => {
  expect(remainingSentence(ms)).toBe(sentence);
});

test.each([
  ["Homework 3: momentum", "homework-3-momentum"],
  ["  3rd quiz!", "rd-quiz"],
  ["Übung", "ubung"],
  ["???", ""],
])("the address of %j is %j", (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

const settings: Settings = {
  ...{ title: "Quiz", opensAt: "2026-11-01T09:00", dueAt: "2026-11-08T23:59", closesAt: null },
  ...{ latePercentPerDay: 10, graceDays: 0, counts: "best", dropLowest: 0, timeLimitMinutes: null },
  ...{ solutionsReleaseAt: null, holdsReviews: false, reviewsReleaseAt: null, regradeDays: 7, regradeQuota: 3 },
};

test("what two people set differently is named with both values", () => {
  const theirs: Settings = { ...settings, dueAt: "2026-11-09T12:00", timeLimitMinutes: 60 };
  expect(differingSettings(theirs, settings)).toEqual([
    { name: "Due", theirs: "2026-11-09 12:00", yours: "2026-11-08 23:59" },
    { name: "Minutes", theirs: "60", yours: "none" },
  ]);
});

test("fields are there for what is set, and for nothing else", () => {
  const shown = (changes: Partial<Settings>): string =>
    renderToStaticMarkup(
      <SettingsFields settings={{ ...settings, ...changes }} onChange={() => undefined} timeZone="Europe/Vienna" />,
    );
  expect(shown({})).toContain("By the clocks of Europe/Vienna.");
  expect(shown({})).not.toContain(">Minutes<");
  expect(shown({ timeLimitMinutes: 45 })).toContain('value="45"');
  expect(shown({})).not.toContain("Release of reviews");
  expect(shown({ holdsReviews: true })).toContain("Release of reviews");
  expect(shown({ closesAt: "2026-11-10T23:59" })).toContain('aria-label="Late work is taken until"');
});

test("whose points an extension changes stands first, with both numbers", () => {
  const [due, later] = [new Date("2026-11-08T23:59:00Z"), new Date("2026-11-10T23:59:00Z")];
  const student = (name: string, earnedAfter: number) => ({
    ...{ userId: name, name, earnedBefore: 8, earnedAfter },
    ...{ before: { dueAt: due, closesAt: due }, after: { dueAt: later, closesAt: later } },
  });
  const html = renderToStaticMarkup(
    <EffectTable effect={{ students: [student("Ada", 8), student("Bo", 10)] }} timeZone="UTC" />,
  );
  expect(html).toContain("It concerns 2 students. Late answers count differently for one of them.");
  expect(html.indexOf("Bo")).toBeLessThan(html.indexOf("Ada"));
  expect(html).toContain("8 → 10 points");
});
