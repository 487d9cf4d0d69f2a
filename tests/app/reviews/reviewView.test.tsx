import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import type { StudentReview } from "#server/reviewsOfStudent";
import { ReviewView } from "../../../app/reviews/ReviewView";

// In a browser this is a request to the server.
jest.mock("../../../app/questions/previewMarkdown", () => ({
  previewMarkdown: () => Promise.resolve({ ok: true, html: "" }),
}));

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

const review: StudentReview = {
  ...{ submissionId: "s", partId: "p", submittedAt: new Date(0), finishedAt: new Date(0) },
  ...{ rubric: [], commentHtml: null, lineComments: [], regionComments: [], override: null, isShared: false },
  ...{ source: null, files: [], edits: [] },
};

let root: Root;
beforeEach(() => {
  document.body.innerHTML = "<div id='root'></div>";
});
afterEach(() => act(() => root.unmount()));

function show(changed: Partial<StudentReview>): HTMLElement {
  const place = document.querySelector<HTMLElement>("#root");
  if (place === null) throw new Error("the page has a root");
  root = createRoot(place);
  act(() => root.render(<ReviewView review={{ ...review, ...changed }} timeZone="UTC" />));
  return place;
}

test("a comment stands under its last line, by a grader without a name, and nothing can be written", () => {
  const page = show({
    source: "first line\nsecond line\nthird line",
    lineComments: [{ id: "c", firstLine: 1, lastLine: 2, html: "<p>Why two?</p>" }],
  });
  const text = page.textContent;
  expect(text).toContain("a grader");
  expect(text.indexOf("second line")).toBeLessThan(text.indexOf("Why two?"));
  expect(text.indexOf("Why two?")).toBeLessThan(text.indexOf("third line"));
  expect(page.querySelector("button, textarea")).toBeNull();
});

test("of each file it says on which pages comments are", () => {
  const file = (id: string, name: string) => ({
    ...{ id, name, type: "pdf" as const, sizeBytes: 2_048, sha256: "a".repeat(64) },
  });
  const comment = (page: number, id: string) => ({
    ...{ id, uploadId: "one", page, x: 0.1, y: 0.1, width: 0.2, height: 0.1, html: "<p>Why?</p>" },
  });
  const page = show({
    files: [file("one", "derivation.pdf"), file("two", "plot.pdf")],
    regionComments: [comment(1, "a"), comment(1, "b"), comment(3, "c")],
  });
  const list = page.querySelector("[aria-label='Comments on pages']");
  expect([...(list?.children ?? [])].map(({ textContent }) => textContent)).toEqual([
    "derivation.pdf: comments on pages 1, 3",
    "plot.pdf: no comments",
  ]);
});
