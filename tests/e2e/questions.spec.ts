import { expect, test, type Page } from "@playwright/test";
import { assignments, findProblem } from "#problems/catalog";
import type { Question } from "#problems/kinds/kinds";
import { ProblemSchema } from "#problems/schema";
import { answerByKeyboard, rightAnswer, typeInto } from "./keyboardAnswers";
import { expectGoodPage, expectGoodPageInEveryLight, signInAs } from "./walk";

const questionsOf = (slug: string): Question[] =>
  ProblemSchema.parse(findProblem(slug)?.problem).parts.filter((part) => part.kind !== "code");

const cardOf = (page: Page, { id }: Pick<Question, "id">) => page.locator(`section[id="${id}"]`);

/** Each problem once, in the first sheet that has it. */
const inAssignments = assignments
  .flatMap(({ slug: sheet, items }) => items.map(({ problem }) => ({ sheet, problem })))
  .filter(({ problem }, index, all) => all.findIndex((each) => each.problem === problem) === index)
  .filter(({ problem }) => questionsOf(problem).length > 0);

/** One sheet is answered from the first question to the last; of the others' problems, one question of each kind. */
const answeredInFull = "homework-2";
const firstOfEachKind = (questions: readonly Question[]): Question[] =>
  questions.filter(({ kind }, index) => questions.findIndex((each) => each.kind === kind) === index);
const askedIn = (sheet: string, problem: string): Question[] =>
  sheet === answeredInFull ? questionsOf(problem) : firstOfEachKind(questionsOf(problem));

/** The first question of every kind that is answered: its card is looked at closely, and no other of its kind. */
const lookedAt = new Map<string, string>();
for (const { sheet, problem } of inAssignments)
  for (const { kind, id } of askedIn(sheet, problem)) if (!lookedAt.has(kind)) lookedAt.set(kind, `${problem}/${id}`);

for (const { sheet, problem } of inAssignments)
  test(`${sheet === answeredInFull ? "every question" : "a question of each kind"} of ${problem} in ${sheet} is answered by keyboard alone`, async ({
    page,
  }) => {
    // Hundreds of keys, one after the other.
    test.setTimeout(300_000);
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    // What opens next week can be tried by those who give it out.
    await signInAs(page, sheet === "discussion-4" ? "Instructor" : "Student");
    await page.goto(`/courses/eecs-182/${sheet}/${problem}`);
    // Nobody waits for a verdict before answering the next question.
    for (const part of askedIn(sheet, problem)) {
      await answerByKeyboard(page, cardOf(page, part), part, rightAnswer(part));
      await page.keyboard.press("ControlOrMeta+Enter");
    }
    for (const part of askedIn(sheet, problem)) {
      const word = part.kind === "written" || part.kind === "upload" ? "Handed in" : "Accepted";
      await expect(cardOf(page, part).getByTestId("headline"), part.id).toContainText(word, { timeout: 30_000 });
      if (lookedAt.get(part.kind) === `${problem}/${part.id}`)
        await expectGoodPageInEveryLight(page, `section[id="${part.id}"]`);
    }
    if (sheet === answeredInFull) await expectGoodPage(page, { intoFormulas: false });
    await page.setViewportSize({ width: 360, height: 740 });
    await expectGoodPage(page, { intoFormulas: false });
    expect(faults).toEqual([]);
  });

test("what is typed is kept, what cannot be read costs nothing, and an earlier answer comes back", async ({ page }) => {
  await signInAs(page, "Student");
  await page.goto("/courses/eecs-182/homework-2/one-equation");
  const card = cardOf(page, { id: "sgd" });
  const field = card.getByRole("textbox");
  await typeInto(page, field, "[1, 0");
  await expect(card).toContainText("A closing ] is missing");
  await expect(card.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue("[1, 0");

  const attempts = card.getByText(/^Earlier answers/);
  const before = (await attempts.count()) === 0 ? "" : await attempts.innerText();
  await field.press("Enter");
  await expect(card.getByTestId("headline")).toContainText("Not gradable");
  await expect(card).toContainText("Expected: a vector of 3 numbers");
  await expect(attempts).not.toHaveText(before);

  await typeInto(page, field, "(1, 0, 0)");
  await page.keyboard.press("Enter");
  await expect(card.getByTestId("headline")).toContainText("Wrong answer");
  await expect(card.getByRole("region", { name: /^Known mistake/ })).toContainText(
    "gradient descent does not go there",
  );

  await attempts.click();
  await card.getByRole("list", { name: "Answers, newest first" }).getByText("Not gradable").first().click();
  await card.getByRole("button", { name: "Bring it back" }).first().click();
  await expect(field).toHaveValue("[1, 0");
  await card.getByRole("button", { name: "Undo" }).click();
  await expect(field).toHaveValue("(1, 0, 0)");
});
