import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onChange } from "#server/launch/onChange";
import type { Opened, Session } from "#server/launch/session";
import { until } from "./processes";

let root = "";
let opened: Opened[] = [];
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "allclose-change-"));
  for (const folder of ["grader/rooms", "problems/step"]) mkdirSync(path.join(root, folder), { recursive: true });
  opened = [];
});
afterEach(async () => {
  for (const { close } of opened) await close();
  rmSync(root, { recursive: true });
});

const write = (file: string) => writeFileSync(path.join(root, file), String(Math.random()));

function follow(act: (changed: ReadonlySet<string>) => Promise<void>) {
  const session: Session = {
    say: () => undefined,
    step: (_doing, _done, work) => work(),
    signal: new AbortController().signal,
    onEnd: (one) => opened.push(one),
    untilAsked: () => Promise.resolve(),
    markFailed: () => undefined,
  };
  onChange(session, root, ["grader", "problems"], act);
}

test("files saved together, in folders of any depth, are one change", async () => {
  const calls: string[][] = [];
  follow((changed) => Promise.resolve(void calls.push([...changed].sort())));
  write("grader/rooms/room.ts");
  write("problems/step/tests.ts");
  await until(() => calls.flat().length >= 2);
  expect([...new Set(calls.flat())]).toEqual(["grader/rooms/room.ts", "problems/step/tests.ts"]);
});

test("a change during the work is worked on afterwards, never at the same time", async () => {
  let running = 0;
  let most = 0;
  const seen: string[] = [];
  follow(async (changed) => {
    running += 1;
    most = Math.max(most, running);
    seen.push(...changed);
    if (seen.length === 1) write("grader/second.ts");
    await new Promise((resolve) => setTimeout(resolve, 400));
    running -= 1;
  });
  write("grader/first.ts");
  await until(() => seen.includes("grader/second.ts") && running === 0);
  expect(most).toBe(1);
});

test("what an editor writes beside a file is no change", async () => {
  const seen: string[] = [];
  follow((changed) => Promise.resolve(void seen.push(...changed)));
  for (const name of ["grader/.room.ts.swp", "grader/room.ts~", "grader/#room.ts#", "grader/room.ts"]) write(name);
  await until(() => seen.length > 0);
  expect([...new Set(seen)]).toEqual(["grader/room.ts"]);
});
