import fc from "fast-check";
import { commandOf, type GradingCommand, type KeyPlace, type PressedKey } from "../../../app/staff/grading/gradingKeys";

const plain: Omit<PressedKey, "key"> = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
};
const check = (key: string, place: KeyPlace = "page", held: Partial<PressedKey> = {}): GradingCommand | null =>
  commandOf({ ...plain, key, ...held }, place);

test.each<[string, GradingCommand]>([
  ["1", { kind: "toggle", place: 1 }],
  ["9", { kind: "toggle", place: 9 }],
  ["0", { kind: "toggle", place: 10 }],
  ["Enter", { kind: "finish" }],
  ["ArrowLeft", { kind: "previous" }],
  ["ArrowRight", { kind: "next" }],
  ["c", { kind: "comment" }],
  ["m", { kind: "misconceptions" }],
  ["o", { kind: "override" }],
  ["g", { kind: "group" }],
  ["b", { kind: "blind" }],
  ["u", { kind: "undo" }],
  ["U", { kind: "undo" }],
  ["f", { kind: "filter" }],
  ["?", { kind: "help" }],
  ["Escape", { kind: "leave" }],
])("%s on the page", (key, command) => expect(check(key)).toEqual(command));

test.each(["a", "x", " ", "Tab", "ArrowUp", "ArrowDown", "PageDown", "F5", "12"])("%j is none of ours", (key) =>
  expect(check(key)).toBeNull(),
);

const keys = fc.constantFrom(...Array.from("0123456789cmogbufa?"), "Enter", "ArrowLeft", "ArrowRight", "Escape", "Tab");
const places = fc.constantFrom<KeyPlace>("page", "field", "control", "choice", "scroller");

test("a key with a modifier does nothing but finish by Ctrl or ⌘ and Enter, and ask for help by Shift", () => {
  const modifiers = fc.record({
    ...{ ctrlKey: fc.boolean(), metaKey: fc.boolean(), altKey: fc.boolean(), shiftKey: fc.boolean() },
  });
  fc.assert(
    fc.property(keys, places, modifiers, (key, place, held) => {
      fc.pre(Object.values(held).some(Boolean));
      const command = check(key, place, held);
      const isChord = (held.ctrlKey || held.metaKey) && !held.altKey && !held.shiftKey && key === "Enter";
      const isQuestion = key === "?" && !held.ctrlKey && !held.metaKey && !held.altKey && place !== "field";
      expect(command).toEqual(isChord ? { kind: "finish" } : isQuestion ? { kind: "help" } : null);
    }),
  );
});

test("while one writes, only Escape is ours", () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(check(key, "field")).toEqual(key === "Escape" ? { kind: "leave" } : null);
    }),
  );
});

test("a key that is held down counts once", () => {
  fc.assert(
    fc.property(keys, places, (key, place) => {
      expect(check(key, place, { repeat: true })).toBeNull();
    }),
  );
});

test.each<[KeyPlace, string, GradingCommand | null]>([
  ["page", "e", { kind: "edit" }],
  ["control", "Enter", null],
  ["control", "1", { kind: "toggle", place: 1 }],
  ["choice", "Enter", { kind: "finish" }],
  ["choice", "ArrowRight", { kind: "next" }],
  ["scroller", "ArrowRight", null],
  ["scroller", "Enter", { kind: "finish" }],
])("with the focus on a %s, %s", (place, key, command) => expect(check(key, place)).toEqual(command));
