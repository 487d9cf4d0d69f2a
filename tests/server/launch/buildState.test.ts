import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { hashSources, isBuildStale, recordBuild } from "#server/launch/buildState";

let root = "";

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "allclose-build-"));
  write("app/page.tsx", "export default () => null;");
  write("problems/step/statement.md", "# Step");
  write("package-lock.json", "{}");
});

afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

const build = () => {
  const types = [".build/editor-types.json", ".build/author-types.json"];
  for (const file of [".next/BUILD_ID", ...types, "public/katex/katex.min.css"]) write(file, "");
  return Promise.resolve();
};

test("a checkout that was never built is stale", () => {
  expect(isBuildStale(root)).toBe(true);
});

test("a finished build is not stale", async () => {
  await recordBuild(root, build);
  expect(isBuildStale(root)).toBe(false);
});

test.each([
  ["a page changes", () => write("app/page.tsx", "export default () => 1;")],
  ["a component is added", () => write("app/ui/Button.tsx", "")],
  ["a page is removed", () => rmSync(path.join(root, "app/page.tsx"))],
  ["a page is renamed", () => renameSync(path.join(root, "app/page.tsx"), path.join(root, "app/other.tsx"))],
  ["the locked packages change", () => write("package-lock.json", '{"packages":{}}')],
  ["a configuration beside package.json changes", () => write("next.config.js", "export default {};")],
])("a build is stale after %s", async (_, change) => {
  await recordBuild(root, build);
  change();
  expect(isBuildStale(root)).toBe(true);
});

test.each([
  ["a statement, which is stored by publishing", "problems/step/statement.md"],
  ["a test", "tests/page.test.ts"],
  ["the generated database client", "prisma/client/client.ts"],
  ["Next's own note", "next-env.d.ts"],
])("a build stays good after a change of %s", async (_, file) => {
  await recordBuild(root, build);
  write(file, "changed");
  expect(isBuildStale(root)).toBe(false);
});

test("a build that fails leaves the checkout stale, also when an earlier one was good", async () => {
  await recordBuild(root, build);
  await expect(recordBuild(root, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(isBuildStale(root)).toBe(true);
});

test.each([".next", ".build", "public"])("a build is stale after %s was deleted", async (folder) => {
  await recordBuild(root, build);
  rmSync(path.join(root, folder), { recursive: true });
  expect(isBuildStale(root)).toBe(true);
});

test("a change made while the build runs is seen afterwards", async () => {
  await recordBuild(root, async () => {
    await build();
    write("app/page.tsx", "export default () => 2;");
  });
  expect(isBuildStale(root)).toBe(true);
});

test("the same text at another path is another source", () => {
  const before = hashSources(root);
  write("app/a.ts", "x");
  const withA = hashSources(root);
  rmSync(path.join(root, "app/a.ts"));
  write("app/b.ts", "x");
  expect(new Set([before, withA, hashSources(root)]).size).toBe(3);
});
