import { act, useState } from "react";
import { createRoot } from "react-dom/client";
import type { UploadedFile } from "#problems/kinds/upload/file";
import { AnswerFieldContext, AnswerPlaceContext } from "../../app/questions/answerField.client";
import UploadInput from "../../problems/kinds/upload/Input.client";

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

const stored = (id: number, name: string): UploadedFile => ({
  id: `0199aaaa-0000-7000-8000-00000000000${id}`,
  ...{ name, type: "pdf", sizeBytes: 2_048, sha256: "a".repeat(64) },
});

let kept: unknown = null;

function Card() {
  const [answer, setAnswer] = useState<unknown>(kept);
  const keep = (next: unknown) => {
    kept = next;
    setAnswer(next);
  };
  return (
    <AnswerFieldContext value={{ kept: answer, keep, labelledBy: "title", describedBy: "prompt" }}>
      <AnswerPlaceContext value={{ itemId: "item", partId: "part" }}>
        <UploadInput question={{ accepts: ["pdf"], maxFiles: 2, maxMiB: 1 }} />
      </AnswerPlaceContext>
    </AnswerFieldContext>
  );
}

function show(files: UploadedFile[]): void {
  kept = { kind: "upload", files };
  document.body.innerHTML = "<h2 id='title'>Plots</h2><p id='prompt'>Draw.</p><div id='root'></div>";
  act(() => createRoot(find("#root")).render(<Card />));
}

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the field has no ${selector}`);
  return found;
}

function findInput(): HTMLInputElement {
  const [input] = document.getElementsByTagName("input");
  if (input === undefined) throw new Error("the field takes no files");
  return input;
}

async function choose(...files: File[]): Promise<void> {
  const input = findInput();
  Object.defineProperty(input, "files", { value: files, configurable: true });
  Object.defineProperty(input, "value", { value: "", writable: true, configurable: true });
  await act(async () => {
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await Promise.resolve();
  });
}

const news = (): string => find("[role=status]").textContent;

test("the field says what is allowed, and belongs to its question", () => {
  show([]);
  const input = findInput();
  expect(input.accept).toBe("application/pdf,.pdf");
  expect(input.multiple).toBe(true);
  expect(input.getAttribute("aria-labelledby")).toBe("title");
  const [, help = ""] = (input.getAttribute("aria-describedby") ?? "").split(" ");
  expect(document.getElementById(help)?.textContent).toContain("PDF, up to 2 files of at most 1 MiB each.");
});

test("stored files are listed with a link to each, and go by a button that says which", () => {
  show([stored(1, "one.pdf"), stored(2, "two.pdf")]);
  expect(find("[aria-label='Save one.pdf']").getAttribute("href")).toBe(`/api/uploads/${stored(1, "").id}`);
  expect(find("#root").textContent).toContain("PDF, 2 KiB");
  act(() => find("[aria-label='Remove one.pdf']").click());
  expect(kept).toEqual({ kind: "upload", files: [stored(2, "two.pdf")] });
  expect(news()).toBe("one.pdf was removed.");
});

test.each([
  ["page.html", "x", "It is no PDF by its name"],
  ["empty.pdf", "", "It is empty."],
  ["large.pdf", "x".repeat(1024 * 1024 + 1), "1 MiB are allowed"],
])("%s is refused in words before it is sent, and the words can be dismissed", async (name, content, words) => {
  show([]);
  await choose(new File([content], name));
  const list = find("[aria-label='Files that are not stored yet']");
  expect(list.textContent).toContain(words);
  expect(news()).toContain(`${name} was not added.`);
  expect(kept).toEqual({ kind: "upload", files: [] });
  act(() => find(`[aria-label='Dismiss ${name}']`).click());
  expect(document.querySelector("[aria-label='Files that are not stored yet']")).toBeNull();
});

test("where as many files are as are allowed, another one is refused without being sent", async () => {
  show([stored(1, "one.pdf"), stored(2, "two.pdf")]);
  await choose(new File(["%PDF-"], "three.pdf"));
  await act(() => Promise.resolve());
  expect(find("#root").textContent).toContain("There are 2 files already");
});
