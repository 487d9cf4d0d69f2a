import { expect, test, type Locator, type Page } from "@playwright/test";
import { makePdf, makePng } from "../files";
import { openCourse, sitDown, type OwnCourse } from "./ownCourse";
import { expectGoodPageInEveryLight, signInAs } from "./walk";

const key = "two-layer-plots";

let course: OwnCourse | undefined;
test.beforeAll(async () => {
  course = await openCourse("features-questions", 2);
});
test.afterAll(async () => {
  await course?.close();
});
const theCourse = (): OwnCourse => {
  if (course === undefined) throw new Error("there is no course");
  return course;
};

const cardOf = (page: Page): Locator => page.locator(`section[id="${key}"]`);
const filesOf = (card: Locator): Locator => card.getByRole("list", { name: "Files", exact: true });
const refused = (card: Locator, name: string): Locator =>
  card.getByRole("list", { name: "Files that are not stored yet" }).getByRole("listitem").filter({ hasText: name });

const pdf = { name: "notebook.pdf", mimeType: "application/pdf", buffer: makePdf(["First page", "Second page"]) };
const png = { name: "plot.png", mimeType: "image/png", buffer: makePng(400, 300) };

/** What a desktop does when a file is dragged over the page and let go. */
async function drop(page: Page, place: Locator, { name, mimeType, buffer }: typeof png): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([text, fileName, type]) => {
      const held = new DataTransfer();
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      held.items.add(new File([bytes], fileName, { type }));
      return held;
    },
    [buffer.toString("base64"), name, mimeType] as const,
  );
  await place.dispatchEvent("dragover", { dataTransfer: transfer });
  await expect(place, "the place that takes it is shown").toHaveClass(/border-accent/);
  await place.dispatchEvent("drop", { dataTransfer: transfer });
  await expect(place).not.toHaveClass(/border-accent/);
}

test("a student chooses a PDF and drops a picture, is told in words what cannot be taken, and hands in the rest", async ({
  browser,
  baseURL,
}) => {
  const page = await sitDown(browser, baseURL ?? "", theCourse(), 0);
  const card = cardOf(page);
  const field = card.locator("input[type=file]");
  const place = field.locator("..");

  await field.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("notes") });
  await expect(refused(card, "notes.txt")).toContainText("It is no PDF, PNG or JPEG by its name.");
  await field.setInputFiles({ ...png, name: "huge.png", buffer: Buffer.alloc(11 * 1024 * 1024, 1) });
  await expect(refused(card, "huge.png")).toContainText("It has 11.0 MiB, and 10 MiB are allowed.");
  await field.setInputFiles({ ...png, name: "empty.png", buffer: Buffer.alloc(0) });
  await expect(refused(card, "empty.png")).toContainText("It is empty.");
  await drop(page, place, { ...png, name: "renamed.png", buffer: Buffer.from("this is a letter, no picture") });
  await expect(refused(card, "renamed.png")).toContainText("By its content this is no PDF, PNG or JPEG");
  await expect(card.getByRole("status").filter({ hasText: "renamed.png was not added." })).toBeAttached();
  await expectGoodPageInEveryLight(page, `section[id="${key}"]`);
  for (const name of ["notes.txt", "huge.png", "empty.png", "renamed.png"])
    await card.getByRole("button", { name: `Dismiss ${name}` }).click();
  await expect(filesOf(card)).toHaveCount(0);

  await field.setInputFiles(pdf);
  await expect(filesOf(card)).toContainText("notebook.pdf");
  await drop(page, place, png);
  await expect(filesOf(card)).toContainText("plot.png");
  await filesOf(card).getByText("notebook.pdf").click();
  await expect(card.getByText("Page 1 of 2")).toBeVisible();
  await card.getByRole("button", { name: "Next page" }).click();
  await expect(card.getByText("Page 2 of 2")).toBeVisible();
  await filesOf(card).getByText("plot.png").click();
  await expect(card.getByRole("img", { name: "What was handed in as plot.png" })).toBeVisible();
  await expectGoodPageInEveryLight(page, `section[id="${key}"]`);

  await page.reload();
  await expect(filesOf(card)).toContainText("plot.png");
  await card.getByRole("button", { name: /^Submit/ }).click();
  await expect(card.getByTestId("headline")).toContainText("Handed in");
  await page.context().close();
});

test("staff open the picture, draw a rectangle on it and write beside it; what was written is there for the next one", async ({
  page,
  browser,
  baseURL,
}) => {
  const { slug, partIds } = theCourse();
  const student = await sitDown(browser, baseURL ?? "", theCourse(), 1);
  await cardOf(student).locator("input[type=file]").setInputFiles(png);
  await expect(filesOf(cardOf(student))).toContainText("plot.png");
  await cardOf(student)
    .getByRole("button", { name: /^Submit/ })
    .click();
  await expect(cardOf(student).getByTestId("headline")).toContainText("Handed in");
  await student.context().close();

  await signInAs(page, "Teaching assistant");
  await page.goto(`/staff/${slug}/grading/${partIds[key] ?? ""}`);
  const answer = page.getByRole("region", { name: "Answer", exact: true });
  // The other student's answer may be the first.
  await expect(answer.getByRole("list", { name: "Files", exact: true })).toBeVisible();
  await answer.getByText("plot.png").click();
  const picture = answer.getByRole("region", { name: "plot.png", exact: true });
  await expect(picture.getByRole("img", { name: "What was handed in as plot.png" })).toBeVisible();
  await picture.scrollIntoViewIfNeeded();

  const box = await picture.getByRole("img").boundingBox();
  if (box === null) throw new Error("the picture has no place on the page");
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(0.2, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.4, 0.3));
  await page.mouse.move(...at(0.6, 0.5));
  await page.mouse.up();
  await expect(picture.getByLabel("Left")).toHaveValue(/^(19|20|21)/);
  await expect(picture.getByLabel("Width")).toHaveValue(/^(39|40|41)/);
  await picture.getByRole("textbox", { name: "Comment on this place" }).fill("Which parameter is **this** curve?");
  await expectGoodPageInEveryLight(page);
  await picture.getByRole("button", { name: "Save comment" }).click();
  const comments = picture.getByRole("list", { name: "Comments on plot.png" });
  await expect(comments).toContainText("Which parameter is this curve?");

  // By keyboard: the mark on the picture leads to what was said there.
  await picture.getByRole("button", { name: "Show comment 1" }).press("Enter");
  await expect(comments.getByRole("listitem")).toBeFocused();
  await expectGoodPageInEveryLight(page);
  await page.reload();
  await answer.getByText("plot.png").click();
  await expect(comments).toContainText("Which parameter is this curve?");
});
