import { emptySheet, type Sheet } from "../../../app/staff/grading/reviewSheet";
import { UndoStack, type UndoStep } from "../../../app/staff/grading/undoStack";

const sheet = (...rubricItemIds: string[]): Sheet => ({ ...emptySheet, rubricItemIds });
const step = (submissionId: string, before: Sheet, more: Partial<UndoStep> = {}): UndoStep => ({
  ...{ submissionId, sheet: before, state: "draft", done: "choice" },
  ...more,
});
const now = (submissionId: string, at: Sheet, state: "draft" | "finished" = "draft") => ({
  submissionId,
  sheet: at,
  state,
});

test("changes come back one by one, the newest first, across answers", () => {
  const stack = new UndoStack();
  stack.push(step("one", sheet()));
  stack.push(step("one", sheet("a"), { done: "finishing" }));
  stack.push(step("two", sheet()));
  expect(stack.pop(now("two", sheet("b")))).toMatchObject({ submissionId: "two", sheet: sheet() });
  expect(stack.pop(now("two", sheet()))).toMatchObject({ submissionId: "one", sheet: sheet("a"), done: "finishing" });
  expect(stack.pop(now("one", sheet("a")))).toMatchObject({ submissionId: "one", sheet: sheet() });
  expect(stack.pop(now("one", sheet()))).toBeNull();
});

test("what is written at one go is one step", () => {
  const stack = new UndoStack();
  const text = (comment: string): Sheet => ({ ...emptySheet, comment });
  for (const comment of ["", "G", "Go"]) stack.push(step("one", text(comment), { done: "writing" }));
  stack.push(step("one", text("Goo")));
  stack.push(step("one", { ...text("Goo"), rubricItemIds: ["a"] }, { done: "writing" }));
  expect(stack.pop(now("one", text("Good")))).toMatchObject({ done: "writing" });
  expect(stack.pop(now("one", { ...text("Goo"), rubricItemIds: ["a"] }))).toMatchObject({ sheet: text("Goo") });
  expect(stack.pop(now("one", text("Goo")))).toMatchObject({ sheet: text("") });
  expect(stack.pop(now("one", text("")))).toBeNull();
});

test("writing about another answer is another step", () => {
  const stack = new UndoStack();
  stack.push(step("one", sheet(), { done: "writing" }));
  stack.push(step("two", sheet(), { done: "writing" }));
  expect(stack.pop(null)?.submissionId).toBe("two");
  expect(stack.pop(null)?.submissionId).toBe("one");
});

test("steps that would change nothing are passed over", () => {
  const stack = new UndoStack();
  stack.push(step("one", sheet("a"), { state: "finished" }));
  stack.push(step("one", sheet("a")));
  stack.push(step("one", sheet("a")));
  expect(stack.pop(now("one", sheet("a")))).toMatchObject({ state: "finished" });
});

test("what somebody else changed is not taken back", () => {
  const stack = new UndoStack();
  stack.push(step("one", sheet()));
  stack.push(step("two", sheet()));
  stack.forget("two");
  expect(stack.pop(null)?.submissionId).toBe("one");
  expect(stack.pop(null)).toBeNull();
});

test("it remembers many steps, not all", () => {
  const stack = new UndoStack();
  for (let index = 0; index < 500; index++) stack.push(step(`answer ${index}`, sheet()));
  expect(stack.pop(null)?.submissionId).toBe("answer 499");
  let left = 0;
  while (stack.pop(null) !== null) left++;
  expect(left).toBe(99);
});
