import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { canEverybodyRead, shareNode } from "#grader/rooms/sharedNode";
import { isRoot, testWhere } from "./roomHarness";

const whenRoot = testWhere(isRoot);

let secret: string;
let shared: string;

beforeEach(() => {
  secret = mkdtempSync(path.join(tmpdir(), "allclose-node-"));
  shared = path.join("/var/lib", path.basename(secret));
});

afterEach(() => {
  rmSync(secret, { recursive: true });
  if (isRoot) rmSync(shared, { recursive: true, force: true });
});

/** A file that stands for node, in a folder only its owner can enter. */
function placeNode(mode = 0o755): string {
  const node = path.join(secret, "node");
  writeFileSync(node, "#!node");
  chmodSync(node, mode);
  return node;
}

test("whether everybody can read a file depends on it and on every folder above it", () => {
  const node = placeNode();
  expect(canEverybodyRead(node)).toBe(false);
  chmodSync(secret, 0o711);
  expect(canEverybodyRead(node)).toBe(true);
  chmodSync(node, 0o700);
  expect(canEverybodyRead(node)).toBe(false);
});

test("a node that everybody can run stays where it is", () => {
  const node = placeNode();
  chmodSync(secret, 0o755);
  expect(shareNode(node, shared)).toBe(node);
});

whenRoot("a node in a closed folder is shared once, as root's own and everybody's to run", () => {
  const node = placeNode();
  const first = shareNode(node, shared);
  expect(shareNode(node, shared)).toBe(first);
  expect(path.dirname(first)).toBe(shared);
  expect(readFileSync(first, "utf8")).toBe("#!node");
  expect(lstatSync(first)).toMatchObject({ uid: 0, mode: 0o100755 });
});

whenRoot.each([
  ["somebody else's", (node: string) => chownSync(node, 65_534, 65_534)],
  ["writable by others", (node: string) => chmodSync(node, 0o777)],
  ["closed itself", (node: string) => chmodSync(node, 0o700)],
])("a node that is %s is copied, not linked", (_, spoil) => {
  const node = placeNode();
  spoil(node);
  const copy = lstatSync(shareNode(node, shared));
  expect(copy).toMatchObject({ uid: 0, mode: 0o100755 });
  expect(copy.ino).not.toBe(lstatSync(node).ino);
});

whenRoot("what somebody else left under the name is replaced", () => {
  const node = placeNode();
  const place = shareNode(node, shared);
  rmSync(place);
  writeFileSync(place, "#!evil");
  chownSync(place, 65_534, 65_534);
  expect(readFileSync(shareNode(node, shared), "utf8")).toBe("#!node");
});

whenRoot("a folder that others may write is refused", () => {
  const node = placeNode();
  expect(() => shareNode(node, path.join(tmpdir(), "rooms"))).toThrow(/must be a directory of root/);
  mkdirSync(shared, { mode: 0o755 });
  chownSync(shared, 65_534, 65_534);
  expect(() => shareNode(node, shared)).toThrow(/must be a directory of root/);
});
