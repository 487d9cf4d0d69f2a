import { renderToStaticMarkup } from "react-dom/server";
import { FailureDetails } from "../../app/results/FailureDetails";
import type { Failure } from "../../server/studentVerdict";

const failure = (changes: Partial<Failure>): Failure => ({
  call: "descend(theta, steps)",
  input: [],
  isCounterexample: false,
  expected: { text: "[0.875]", shape: [1], entries: [0.875] },
  got: { text: "[0.8]", shape: [1], entries: [0.8] },
  firstDifference: { index: [0], expected: 0.875, got: 0.8, error: 0.075, allowed: 1e-9 },
  places: [],
  ...changes,
});

/** What a reader sees, without the marks. */
function textOf(shown: Failure): string {
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<FailureDetails failure={shown} onShowPlace={() => undefined} />);
  return page.textContent;
}

test("of an iteration the last state that both share stands above the states of the step where they part", () => {
  const text = textOf(failure({ step: 4, agreed: { text: "[0.75]", shape: [1], entries: [0.75] } }));
  expect(text).toMatch(/After step 3 both are at \[0\.75\]\. After step 4:.*0\.875.*0\.8/);
});

test("at the first step there is no state to share", () => {
  const text = textOf(failure({ step: 1 }));
  expect(text).toContain("After step 1:");
  expect(text).not.toContain("both are at");
});

test("of a single call no step is spoken of", () => {
  expect(textOf(failure({}))).not.toContain("step 1");
});
