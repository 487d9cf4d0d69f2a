import { renderToStaticMarkup } from "react-dom/server";
import { VerdictView } from "../../app/results/VerdictView";
import { MistakeKindSchema } from "../../problems/schema";
import type { StudentDiagnosis, StudentVerdict } from "../../server/studentVerdict";

const diagnosis: StudentDiagnosis = {
  mistake: "plain-sign",
  title: "Sign step of fixed length",
  feedback: "A factor is missing.",
  feedbackHtml: "<p>A factor is missing.</p>",
  functions: ["step"],
};

function draw(found: StudentDiagnosis): HTMLElement {
  const verdict: StudentVerdict = {
    status: "partial",
    score: 5,
    maxScore: 12,
    tests: [],
    diagnosis: found,
    furtherDiagnoses: [],
    places: [],
    isolation: "sealed",
  };
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(
    <VerdictView submissionId="1" verdict={verdict} kind="submit" onShowPlace={() => undefined} />,
  );
  return page;
}

const wordsBeside = (found: StudentDiagnosis) => draw(found).querySelector("h3 + p")?.textContent;

test("the kind of a mistake stands beside its name, not in it", () => {
  const page = draw({ ...diagnosis, kind: "factor" });
  expect(page.querySelector("h3")?.textContent).toBe(diagnosis.title);
  expect(page.querySelector("h3 + p")?.textContent).toBe("a matter of a factor");
});

test("every kind has words of its own, and a mistake without a kind has none", () => {
  const words = MistakeKindSchema.options.map((kind) => wordsBeside({ ...diagnosis, kind }));
  expect(new Set(words).size).toBe(MistakeKindSchema.options.length);
  for (const each of words) expect(each).toMatch(/^a matter of \w+/);
  expect(wordsBeside(diagnosis)).toBeUndefined();
});
