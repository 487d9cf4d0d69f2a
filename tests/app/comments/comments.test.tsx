import { act, type ReactNode, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { CommentedCode } from "../../../app/staff/comments/CommentedCode.client";
import { CommentedPage } from "../../../app/staff/comments/CommentedPage.client";
import { CommentField } from "../../../app/staff/comments/CommentField.client";
import type { ShownLineComment } from "../../../app/staff/comments/commentTypes";

// In a browser this is a request to the server.
jest.mock("../../../app/questions/previewMarkdown", () => ({
  previewMarkdown: () => Promise.resolve({ ok: true, html: "" }),
}));

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

const snippets = ["Name the sign.", "Where does the sign come from?", "Right."].map((text, index) => ({
  id: `s${index}`,
  text,
  authorName: "Tara",
}));
const comment: ShownLineComment = {
  ...{ id: "c1", firstLine: 1, lastLine: 2, text: "Why?", html: "<p>Why?</p>", authorName: "Tara", canEdit: true },
};
const source = "first line\nsecond line\nthird line";

let root: Root;
let asked: unknown[];
beforeEach(() => {
  asked = [];
  document.body.innerHTML = "<div id='root'></div>";
});
afterEach(() => act(() => root.unmount()));

function show(element: ReactNode): void {
  root = createRoot(find("#root"));
  act(() => root.render(element));
}

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}
function textarea(): HTMLTextAreaElement {
  const [found] = document.getElementsByTagName("textarea");
  if (found === undefined) throw new Error("the page has no field");
  return found;
}
const button = (name: string): HTMLElement => {
  const found = [...document.querySelectorAll("button")].find(
    (each) => (each.getAttribute("aria-label") ?? each.textContent) === name,
  );
  if (found === undefined) throw new Error(`there is no button ${name}`);
  return found;
};
const press = (key: string, options: KeyboardEventInit = {}): void =>
  act(() => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...options });
    (document.activeElement ?? document.body).dispatchEvent(event);
  });
const click = (element: HTMLElement): Promise<void> =>
  act(async () => {
    element.click();
    await Promise.resolve();
  });

/** What typing leaves in a field, with the caret at the end. */
function type(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  act(() => {
    field.focus();
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
    field.setSelectionRange(text.length, text.length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

const keepSnippet = (text: string) => {
  asked.push(text);
  return Promise.resolve({ ok: true as const, snippet: { id: "new", text: text.trim(), authorName: "Tara" } });
};
const offer = { snippets, keepSnippet };
const ask = (name: string) => (order: unknown) => {
  asked.push([name, order]);
  return Promise.resolve({ ok: true as const });
};
const actions = { add: ask("add"), edit: ask("edit"), remove: ask("remove") };

describe("the field", () => {
  function Field() {
    const [value, setValue] = useState("");
    return <CommentField {...{ value, snippets }} onChange={setValue} label="Comment" actions={{ keepSnippet }} />;
  }
  const options = () => [...document.querySelectorAll('[role="option"]')];
  const chosen = () => document.getElementById(textarea().getAttribute("aria-activedescendant") ?? "")?.textContent;

  test("offers snippets after a slash, fewer with every word, and puts in the one that is chosen", () => {
    show(<Field />);
    expect(options()).toHaveLength(0);
    type(textarea(), "Well, /");
    expect(options()).toHaveLength(3);
    expect(document.getElementById(textarea().getAttribute("aria-controls") ?? "")?.getAttribute("role")).toBe(
      "listbox",
    );
    type(textarea(), "Well, /sign");
    expect(options()).toHaveLength(2);
    expect(chosen()).toBe("Name the sign.");
    press("ArrowDown");
    expect(chosen()).toBe("Where does the sign come from?");
    press("ArrowDown");
    expect(chosen()).toBe("Name the sign.");
    press("ArrowUp");
    press("Enter");
    expect(textarea().value).toBe("Well, Where does the sign come from?");
    expect(textarea().selectionStart).toBe(textarea().value.length);
    expect(options()).toHaveLength(0);
  });

  test("closes the list with Escape until another slash is typed, and leaves Enter alone then", () => {
    show(<Field />);
    type(textarea(), "/ri");
    press("Escape");
    expect(options()).toHaveLength(0);
    type(textarea(), "/rig");
    expect(options()).toHaveLength(0);
    press("Enter");
    expect(textarea().value).toBe("/rig");
    type(textarea(), "done");
    type(textarea(), "done /rig");
    expect(options()).toHaveLength(1);
  });

  test("keeps a remark, and offers it from then on", async () => {
    show(<Field />);
    expect(button("Keep as snippet")).toHaveProperty("disabled", true);
    type(textarea(), "Think of units.");
    await click(button("Keep as snippet"));
    expect(asked).toEqual(["Think of units."]);
    expect(button("Kept as snippet")).toHaveProperty("disabled", true);
    type(textarea(), "/units");
    expect(options().map(({ textContent }) => textContent)).toEqual(["Think of units."]);
  });
});

describe("code", () => {
  const code = (canEdit: boolean) =>
    canEdit ? (
      <CommentedCode label="Code" source={source} comments={[comment]} canEdit actions={actions} offer={offer} />
    ) : (
      <CommentedCode label="Code" source={source} comments={[comment]} canEdit={false} />
    );

  test("is read without a button, with the comment under its last line", () => {
    show(code(false));
    expect(document.querySelectorAll("button")).toHaveLength(0);
    expect(document.body.textContent).toMatch(/second line.*Lines 1 to 2.*Why\?.*third line/s);
  });

  test("is commented on by keyboard: arrows, Shift for several lines, c, words, and back to the line", async () => {
    show(code(true));
    expect(document.querySelectorAll('[data-line][tabindex="0"]')).toHaveLength(1);
    find('[data-line="1"]').focus();
    press("ArrowDown");
    press("ArrowDown", { shiftKey: true });
    expect(document.activeElement).toBe(find('[data-line="3"]'));
    press("c");
    const field = textarea();
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute("aria-label")).toBe("Comment on lines 2 to 3");
    type(field, "Both?");
    await click(button("Save comment"));
    expect(asked).toEqual([["add", { firstLine: 2, lastLine: 3, text: "Both?" }]]);
    expect(document.querySelector("textarea")).toBeNull();
    expect(document.activeElement).toBe(find('[data-line="3"]'));
  });

  test("is commented on where the focus is, also when it was put there in another way", () => {
    show(code(true));
    find('[data-line="1"]').focus();
    press("ArrowDown", { shiftKey: true });
    find('[data-line="3"]').focus();
    press("c");
    expect(find("textarea").getAttribute("aria-label")).toBe("Comment on line 3");
  });

  test("keeps what was typed when it could not be saved, and says why", async () => {
    const refuse = () => Promise.resolve({ ok: false as const, message: "You are signed out." });
    show(
      <CommentedCode label="Code" {...{ source, offer }} comments={[]} canEdit actions={{ ...actions, add: refuse }} />,
    );
    find('[data-line="1"]').focus();
    press("c");
    type(textarea(), "Both?");
    await click(button("Save comment"));
    expect(textarea().value).toBe("Both?");
    expect(document.body.textContent).toContain("You are signed out.");
  });

  test("a comment is reworded from the words that were seen, and removed only after a second yes", async () => {
    show(code(true));
    await click(button("Edit"));
    type(textarea(), "Why so?");
    await click(button("Save comment"));
    await click(button("Remove"));
    expect(asked).toEqual([["edit", { id: "c1", seen: "Why?", text: "Why so?" }]]);
    await click(button("Remove it"));
    expect(asked.at(-1)).toEqual(["remove", "c1"]);
  });

  test("a comment that is saved while somebody types elsewhere does not take the focus from there", async () => {
    let save: () => void = () => undefined;
    const slow = () => new Promise<{ ok: true }>((resolve) => (save = () => resolve({ ok: true })));
    show(
      <>
        <CommentedCode label="Code" {...{ source, offer }} comments={[]} canEdit actions={{ ...actions, add: slow }} />
        <input />
      </>,
    );
    find('[data-line="1"]').focus();
    press("c");
    type(textarea(), "Both?");
    await click(button("Save comment"));
    find("input").focus();
    await act(async () => {
      save();
      await Promise.resolve();
    });
    expect(document.querySelector("textarea")).toBeNull();
    expect(document.activeElement).toBe(find("input"));
  });

  test("another's comment is only read", () => {
    show(
      <CommentedCode
        label="Code"
        {...{ source, offer, actions }}
        comments={[{ ...comment, canEdit: false }]}
        canEdit
      />,
    );
    expect(() => button("Edit")).toThrow();
  });
});

describe("a page", () => {
  const place = { ...comment, x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
  const picture = <p>picture</p>;

  test("shows places that lead to their comments", async () => {
    show(
      <CommentedPage label="Page 1" comments={[place]} canEdit={false}>
        {picture}
      </CommentedPage>,
    );
    expect(button("Show comment 1").style.left).toBe("10%");
    await click(button("Show comment 1"));
    expect(document.activeElement?.textContent).toContain("Why?");
    expect(() => button("Comment on a place")).toThrow();
  });

  test("is commented on without a pointer: the place is typed in percent", async () => {
    show(
      <CommentedPage label="Page 1" comments={[]} canEdit {...{ actions, offer }}>
        {picture}
      </CommentedPage>,
    );
    await click(button("Comment on a place"));
    const [left] = document.querySelectorAll<HTMLInputElement>("input");
    if (left === undefined) throw new Error("there is no field");
    type(left, "90");
    type(textarea(), "Here.");
    await click(button("Save comment"));
    expect(asked).toEqual([]);
    expect(document.body.textContent).toContain("right edge of the page");
    type(left, "50");
    await click(button("Save comment"));
    expect(asked).toEqual([["add", { x: 0.5, y: 0.1, width: 0.3, height: 0.1, text: "Here." }]]);
    expect(document.activeElement).toBe(button("Comment on a place"));
  });
});
