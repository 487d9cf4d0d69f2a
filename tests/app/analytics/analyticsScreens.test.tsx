import { renderToStaticMarkup } from "react-dom/server";
import { AssignmentCharts } from "../../../app/staff/analytics/AssignmentCharts";
import { reasonsInWords } from "../../../app/staff/analytics/AtRiskList";
import { isEmpty } from "../../../app/staff/analytics/conclusions";
import { mostRows, mostTelling } from "../../../app/staff/analytics/mostTelling";
import { minutesWords, rateWords } from "../../../app/staff/analytics/words";
import { wrapLabel } from "../../../app/staff/analytics/wrapLabel";
import type { AssignmentAnalytics, PartAnalytics } from "../../../server/analytics/assignmentAnalytics";
import { assignmentTables } from "../../../server/analytics/assignmentTables";
import { scoreDistribution } from "../../../server/analytics/scoreDistribution";
import { attemptDistribution, timeToSuccess, type Tries } from "../../../server/analytics/tries";

const tries = (attempts: number, minutes: number | null): Tries => ({ partId: "p", userId: "u", attempts, minutes });

function makePart(title: string, all: Tries[], shares: (number | null)[]): PartAnalytics {
  return {
    ...{ id: title, title, scores: scoreDistribution(shares), discrimination: { kind: "few", students: 2 } },
    ...{ attempts: attemptDistribution(all), time: timeToSuccess(all) },
  };
}

const analytics: AssignmentAnalytics = {
  ...{ slug: "homework", title: "Homework", students: 3, choices: [] },
  scores: scoreDistribution([0.25, 1, null]),
  parts: [
    makePart("Step", [tries(2, 130), tries(4, null)], [0.25, 1]),
    makePart("Proof <read by people>", [], [null, null]),
  ],
  tests: [
    {
      ...{ partId: "Step", name: "any gradient", isPublic: false },
      ...{ first: { students: 2, failed: 2 }, newest: { students: 2, failed: 1 } },
      discrimination: { kind: "few", students: 2 },
    },
    {
      ...{ partId: "Step", name: "worked by hand", isPublic: true },
      ...{ first: { students: 2, failed: 0 }, newest: { students: 2, failed: 0 } },
      discrimination: { kind: "few", students: 2 },
    },
  ],
  mistakes: {
    ...{ unit: "day", periods: ["2026-10-05", "2026-10-06"], unnamed: [], unnamedInAll: null },
    named: [
      {
        ...{ partId: "Step", mistake: "sign", title: "The sign is lost", answers: 3, students: 2 },
        ...{ answersIn: [1, 2], studentsIn: [1, 2] },
      },
    ],
  },
};

function draw(shown: AssignmentAnalytics): HTMLElement {
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<AssignmentCharts analytics={shown} csvHrefOf={({ id }) => `/csv/${id}`} />);
  return page;
}

test("each chart has a name and a description, the same numbers as a table, and its file", () => {
  const page = draw(analytics);
  const sections = [...page.querySelectorAll("section")];
  expect(sections.map((section) => section.querySelector("h2")?.textContent)).toEqual(
    Object.values(assignmentTables(analytics)).map(({ title }) => title),
  );
  for (const svg of page.querySelectorAll("svg[role=img]")) {
    const named = ["aria-labelledby", "aria-describedby"].map(
      (attribute) => page.querySelector(`[id="${svg.getAttribute(attribute) ?? ""}"]`)?.textContent,
    );
    expect(named.every((text) => text !== undefined && text !== "")).toBe(true);
  }
  for (const [place, { id, columns, rows }] of Object.values(assignmentTables(analytics)).entries()) {
    const section = sections[place];
    expect(section?.querySelector("a")?.getAttribute("href")).toBe(`/csv/${id}`);
    expect([...(section?.querySelectorAll("th") ?? [])].map((cell) => cell.textContent)).toEqual(columns);
    expect([...(section?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent)).toEqual(
      rows.flat().map((cell) => String(cell ?? "–")),
    );
  }
});

test("what to conclude stands above each chart in plain words", () => {
  const text = draw(analytics).textContent;
  for (const sentence of [
    "Only 2 students so far: too few to conclude anything. 1 student handed in nothing that counts.",
    "Hardest so far: “Step”, with 63 % of its points on average.",
    "Most attempts until accepted: “Step”, 2 on average.",
    "Most are without an accepted answer in “Step”: 1 of 2 who tried.",
    "Longest: “Step”. Half of those who succeeded there took 2 h 10 min or more.",
    "Fails most: “any gradient”, in 50 % of the newest submissions and 100 % of the first ones.",
    "Most frequent: “The sign is lost”, made by 2 students.",
    "Shown from 15 students on, because with fewer it is chance. So far there are 2.",
  ])
    expect(text).toContain(sentence);
});

test("an assignment without submissions is empty; one that people alone read has no charts of tests", () => {
  const nothing: AssignmentAnalytics = {
    ...{ ...analytics, scores: scoreDistribution([null, null]), tests: [], mistakes: null },
    parts: [makePart("Proof", [], [null, null])],
  };
  expect([isEmpty(analytics), isEmpty(nothing)]).toEqual([false, true]);
  const read = { ...nothing, scores: scoreDistribution([0.5, null]), parts: [makePart("Proof", [], [0.5, null])] };
  expect([...draw(read).querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual([
    ...["Scores", "Scores by part", "Discrimination of parts"],
  ]);
});

test.each([
  [0, "at once"],
  [0.2, "1 min"],
  [59.4, "59 min"],
  [59.6, "1 h"],
  [130, "2 h 10 min"],
  [1_440, "1 d"],
  [4_560, "3 d 4 h"],
])("%d minutes are %s", (minutes, words) => {
  expect(minutesWords(minutes)).toBe(words);
});

test("a rate of none is no number", () => {
  expect([rateWords({ failed: 1, students: 3 }), rateWords({ failed: 0, students: 0 })]).toEqual(["33 %", "–"]);
});

test.each([
  ["short", ["short"]],
  [
    "the first of these words fill a line and the others go on below",
    ["the first of these words fill a line and the", "others go on below"],
  ],
  ["x".repeat(50), ["x".repeat(44), "x".repeat(6)]],
])("%s is set in lines", (label, lines) => {
  expect(wrapLabel(label)).toEqual(lines);
});

test("a label of many lines is cut after two, visibly", () => {
  const lines = wrapLabel("seven words and then some more of them ".repeat(5));
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
});

test("of many rows the weightiest are shown, of few all as they stand", () => {
  const weights = Array.from({ length: mostRows + 3 }, (_, place) => place);
  expect(mostTelling(weights, (weight) => weight)).toEqual([...weights].reverse().slice(0, mostRows));
  expect(mostTelling([1, 3, 2], (weight) => weight)).toEqual([1, 3, 2]);
});

test("reasons to speak to somebody have their numbers", () => {
  expect(
    reasonsInWords({
      ...{ reasons: ["missing", "late", "low", "quiet"], missing: ["One", "Two"], late: ["Three"], share: 0.333 },
      quietDays: 15,
    }),
  ).toEqual([
    "Handed in nothing that counts for One, Two.",
    "Late in Three.",
    "Has 33 % of what is due.",
    "No sign for 15 days.",
  ]);
});
