import { act, useState, type ComponentType } from "react";
import { createRoot } from "react-dom/client";
import HillsInput from "../../../problems/kinds/hills/Input.client";
import IntervalsInput from "../../../problems/kinds/intervals/Input.client";
import MatchingInput from "../../../problems/kinds/matching/Input.client";
import OrderingInput from "../../../problems/kinds/ordering/Input.client";
import { AnswerFieldContext } from "../../../app/questions/answerField.client";

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

let kept: unknown = null;

/** The card around a field: it keeps what the field says. */
function Card<Question>({ Input, question }: { Input: ComponentType<{ question: Question }>; question: Question }) {
  const [answer, setAnswer] = useState<unknown>(kept);
  const keep = (next: unknown) => {
    kept = next;
    setAnswer(next);
  };
  return (
    <AnswerFieldContext value={{ kept: answer, keep, labelledBy: "title", describedBy: "prompt" }}>
      <Input question={question} />
    </AnswerFieldContext>
  );
}

// The page that tests have has no layout, so no size of it ever changes.
beforeAll(() => {
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});

function show<Question>(Input: ComponentType<{ question: Question }>, question: Question, before: unknown = null) {
  kept = before;
  document.body.innerHTML = "<h2 id='title'>A question</h2><p id='prompt'>What?</p><div id='root'></div>";
  const place = document.getElementById("root");
  if (place === null) throw new Error("the page has no place for the field");
  act(() => createRoot(place).render(<Card Input={Input} question={question} />));
}

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the field has no ${selector}`);
  return found;
}

function press(element: HTMLElement, key: string): void {
  act(() => {
    element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  });
}

const letters = { items: ["a", "b", "c"].map((id) => ({ id, html: `<p>item ${id}</p>` })) };
const shownLetters = () =>
  [...document.querySelectorAll("li p")].map(({ textContent }) => textContent.slice(-1)).join("");

test("an item moves by its button, keeps the focus, and its new place is announced", () => {
  show(OrderingInput, letters);
  const button = find("[data-move=c-up]");
  act(() => {
    button.focus();
    button.click();
  });
  expect(shownLetters()).toBe("acb");
  expect(kept).toEqual({ kind: "ordering", order: ["a", "c", "b"] });
  expect(document.activeElement?.getAttribute("data-move")).toBe("c-up");
  expect(find("[role=status]").textContent).toBe("Now in place 2 of 3.");
});

test("arrow keys on a button move the item, and say where the list ends", () => {
  show(OrderingInput, letters);
  find("[data-move=a-up]").focus();
  press(find("[data-move=a-up]"), "ArrowDown");
  press(find("[data-move=a-up]"), "ArrowDown");
  expect(shownLetters()).toBe("bca");
  press(find("[data-move=a-up]"), "ArrowDown");
  expect(shownLetters()).toBe("bca");
  expect(find("[role=status]").textContent).toBe("This is the last place.");
  press(find("[data-move=a-up]"), "ArrowUp");
  expect(shownLetters()).toBe("bac");
  expect(document.activeElement?.getAttribute("data-move")).toBe("a-up");
});

test.each([
  ["items that are gone", { kind: "ordering", order: ["a", "b", "d"] }],
  ["an item twice", { kind: "ordering", order: ["a", "b", "b"] }],
  ["another kind", { kind: "choice", chosen: ["a"] }],
])("a kept order of %s begins anew", (_, before) => {
  show(OrderingInput, letters, before);
  expect(shownLetters()).toBe("abc");
});

test("each button of a list is named by what it does and what it moves", () => {
  show(OrderingInput, letters);
  const names = (find("[data-move=b-down]").getAttribute("aria-labelledby") ?? "").split(" ");
  const words = names.map((id) => {
    const named = document.getElementById(id);
    return named?.getAttribute("aria-label") ?? named?.textContent;
  });
  expect(words).toEqual(["Move down", "item b"]);
});

test("a line is matched by its own list, which its label names", () => {
  const entry = (id: string) => ({ id, label: `label ${id}`, html: null });
  show(MatchingInput, { lines: [entry("a"), entry("b")], options: [entry("x"), entry("y")] });
  const [first] = document.querySelectorAll("select");
  if (first === undefined) throw new Error("the field has no list");
  expect(first.labels[0]?.textContent).toBe("label a");
  act(() => {
    first.value = "y";
    first.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(kept).toEqual({ kind: "matching", pairs: { a: "y" } });
  expect(find("#root").textContent).toContain("1 of 2 lines are open.");
});

test("intervals are read back in words and drawn silently; what is wrong is said at the field", () => {
  show(IntervalsInput as ComponentType<{ question: null }>, null, { kind: "intervals", text: "(0, sqrt(4)]" });
  expect(find("#root").textContent).toContain("From 0 (excluded) to 2 (included).");
  expect(find("svg").getAttribute("aria-hidden")).toBe("true");
  expect(find("input").getAttribute("aria-invalid")).toBe("false");

  show(IntervalsInput as ComponentType<{ question: null }>, null, { kind: "intervals", text: "(2, 0]" });
  expect(find("#root").textContent).toContain("the smaller end should come first");
  expect(find("input").getAttribute("aria-invalid")).toBe("true");
  expect(document.querySelector("svg")).toBeNull();
});

test("hills are typed number by number, each field named by its row and column, and what cannot be read is placed", () => {
  const needle = { height: "3/2", place: "10", width: "0" };
  const broad = { height: "1", place: "0", width: "2" };
  show(HillsInput, { count: 2 }, { kind: "hills", hills: [needle, broad], smoothing: "0.5" });
  expect(find("#root").textContent).toContain("Hill 1, width: this should be a number from 0.001 to 1000.");
  const fields = [...document.querySelectorAll("input")];
  const names = fields.map((field) =>
    (field.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" "),
  );
  expect(names).toEqual([
    ...["Hill 1 Height", "Hill 1 Place", "Hill 1 Width"],
    ...["Hill 2 Height", "Hill 2 Place", "Hill 2 Width", "Smoothing σ"],
  ]);
  const [, , width] = fields;
  if (width === undefined) throw new Error("the field has no width");
  act(() => {
    // As the browser does it: React looks for what changed behind its own setter.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(width, "-2");
    width.dispatchEvent(new Event("input", { bubbles: true }));
  });
  expect(kept).toEqual({ kind: "hills", hills: [{ ...needle, width: "-2" }, broad], smoothing: "0.5" });
});
