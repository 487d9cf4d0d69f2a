import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseEnvironment } from "#server/env";
import { childVariables } from "#server/launch/childVariables";
import { demoSecret } from "#server/launch/demoSecret";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "allclose-variables-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

const environment = (given: Record<string, string> = {}) => parseEnvironment({ ALLCLOSE_DATA: directory, ...given });
const embedded = { url: "postgresql://allclose:x@127.0.0.1:5000/allclose", isEmbedded: true };
const given = { url: "postgresql://allclose:x@127.0.0.1:5000/course", isEmbedded: false };

test("with the embedded database it is the demo, in production mode, with a secret of its own", () => {
  const variables = childVariables(environment({ PORT: "3999" }), embedded, "production");
  expect(variables).toMatchObject({
    NODE_ENV: "production",
    DATABASE_URL: embedded.url,
    ALLCLOSE_DEMO: "1",
    ALLCLOSE_DATA: directory,
    PORT: "3999",
    NEXTAUTH_URL: "http://localhost:3999",
  });
  expect(variables.NEXTAUTH_SECRET.length).toBeGreaterThanOrEqual(32);
});

test("a real server without a secret of its own does not start", () => {
  expect(() => childVariables(environment(), given, "production")).toThrow(/NEXTAUTH_SECRET is needed in production/);
});

test("a database that was given is the demo only when that is asked for", () => {
  expect(childVariables(environment({ ALLCLOSE_DEMO: "1" }), given, "production")).toMatchObject({
    ALLCLOSE_DEMO: "1",
  });
  expect(childVariables(environment(), given, "development")).toMatchObject({ ALLCLOSE_DEMO: "0" });
});

test("the demo's secret is made once and readable by this account only", () => {
  const made = demoSecret(directory);
  const file = path.join(directory, "secret");
  expect(demoSecret(directory)).toBe(made);
  expect(readFileSync(file, "utf8")).toBe(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
