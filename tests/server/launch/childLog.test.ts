import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openChildLog } from "#server/launch/childLog";
import { until } from "./processes";

let directory = "";
let said: string[] = [];
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "allclose-log-"));
  said = [];
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = () => openChildLog(directory, "web", (line) => said.push(line));

test("every line is kept in the file", async () => {
  const log = open();
  log.write("one");
  log.write('{"level":"info","event":"two"}');
  await until(() => existsSync(log.file) && readFileSync(log.file, "utf8").split("\n").length === 3);
  expect(readFileSync(log.file, "utf8")).toBe('one\n{"level":"info","event":"two"}\n');
});

test.each([
  [
    '{"level":"error","event":"grading failed","error":{"message":"no room\\nmore"}}',
    ["  web: grading failed: no room"],
  ],
  ['{"level":"warn","event":"slow query"}', ["  web: slow query"]],
  ['{"level":"info","event":"submission accepted"}', []],
  ["Error: something broke", ["  web: Error: something broke"]],
  ["    at handle (/app/page.js:1:1)", []],
  ["▲ Next.js 16.4.6", []],
  ["   ✓ Ready in 400ms", []],
  ["", []],
  ["\u001b[?25h", []],
  ["\u001b[31mError\u001b[39m: red", ["  web: Error: red"]],
  ['{"level":"error","event":', ['  web: {"level":"error","event":']],
])("of %s a person sees %j", (line, expected) => {
  open().write(line);
  expect(said).toEqual(expected);
});

test("what repeats is said once", () => {
  const log = open();
  for (let i = 0; i < 100; i++) log.write("Error: the database does not answer");
  expect(said).toHaveLength(1);
});

test("the last lines are at hand, as many as fit a screen", () => {
  const log = open();
  for (let i = 0; i < 100; i++) log.write(`line ${i}`);
  expect(log.lastLines()).toHaveLength(40);
  expect(log.lastLines().at(-1)).toBe("line 99");
});
