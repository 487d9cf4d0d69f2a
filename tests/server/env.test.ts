import { readFileSync } from "node:fs";
import { EnvironmentError, parseEnvironment, variableNames } from "#server/env";

const goodSecret = "q3Jv8xX1mT5uYw0ZrN7bKc2LdPfHgSaE";
const production = {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://allclose@db.example.edu/allclose",
  NEXTAUTH_URL: "https://homework.example.edu",
  NEXTAUTH_SECRET: goodSecret,
};

function problemsOf(variables: Record<string, string>): readonly string[] {
  try {
    parseEnvironment(variables);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

test("nothing needs to be set on a developer's machine", () => {
  expect(parseEnvironment({})).toMatchObject({
    mode: "development",
    databaseUrl: undefined,
    host: "127.0.0.1",
    port: 3000,
    publicUrl: "http://localhost:3000",
    oidc: null,
    demo: false,
    allowUnsafe: false,
  });
});

test("an empty value counts as unset", () => {
  expect(parseEnvironment({ DATABASE_URL: "", PORT: "", NODE_ENV: "" })).toMatchObject({
    databaseUrl: undefined,
    port: 3000,
  });
});

test("the public address follows the port and has no trailing slash", () => {
  expect(parseEnvironment({ PORT: "4000" }).publicUrl).toBe("http://localhost:4000");
  expect(parseEnvironment({ NEXTAUTH_URL: "https://homework.example.edu/" }).publicUrl).toBe(
    "https://homework.example.edu",
  );
});

test("a complete production environment is accepted", () => {
  expect(parseEnvironment(production)).toMatchObject({ mode: "production", secret: goodSecret });
});

test.each([
  ["no secret", { NEXTAUTH_SECRET: "" }],
  ["a short secret", { NEXTAUTH_SECRET: "hunter2" }],
  ["the secret of development", { NEXTAUTH_SECRET: parseEnvironment({}).secret }],
  ["a secret from an example", { NEXTAUTH_SECRET: "change-me-change-me-change-me-change-me" }],
  ["a secret of one letter", { NEXTAUTH_SECRET: "a".repeat(64) }],
])("production refuses %s", (_, changes) => {
  expect(problemsOf({ ...production, ...changes })).toEqual([expect.stringContaining("NEXTAUTH_SECRET")]);
});

test("the program that launches the embedded database gets a secret nobody knows", () => {
  const launch = () => parseEnvironment({ NODE_ENV: "production" }).secret;
  expect(launch()).not.toBe(launch());
  expect(launch().length).toBeGreaterThanOrEqual(32);
});

test.each([
  ["a database on another machine", { DATABASE_URL: "postgresql://db.example.edu/allclose" }],
  ["an address others can reach", { NEXTAUTH_URL: "https://homework.example.edu" }],
])("the demo is refused with %s", (_, changes) => {
  expect(problemsOf({ ALLCLOSE_DEMO: "1", ...changes })).toEqual([
    expect.stringContaining("ALLCLOSE_DEMO=1 is refused"),
  ]);
});

test.each([
  "postgresql://u:p@127.0.0.1:5433/allclose",
  "postgresql://localhost/allclose",
  "postgresql://[::1]:5432/allclose",
])("the demo may use %s", (databaseUrl) => {
  expect(parseEnvironment({ ALLCLOSE_DEMO: "1", DATABASE_URL: databaseUrl }).demo).toBe(true);
});

test.each([
  ["in production", { ...production, ALLCLOSE_UNSAFE_NO_SANDBOX: "1" }],
  ["where others can reach it", { HOST: "0.0.0.0", ALLCLOSE_UNSAFE_NO_SANDBOX: "1" }],
])("grading without a sandbox is refused %s", (_, variables) => {
  expect(problemsOf(variables)).toEqual([expect.stringContaining("ALLCLOSE_UNSAFE_NO_SANDBOX=1 is refused")]);
});

test("every bad variable is named at once, also what is wrong between them", () => {
  const problems = problemsOf({
    NODE_ENV: "production",
    DATABASE_URL: "mysql://localhost/allclose",
    PORT: "99999",
    ALLCLOSE_ROOMS: "many",
    LOG_LEVEL: "loud",
    OIDC_ISSUER: "https://id.example.edu",
    ALLCLOSE_UNSAFE_NO_SANDBOX: "1",
  });
  expect(problems).toEqual([
    expect.stringMatching(/^DATABASE_URL must be an address that starts with postgresql:/),
    expect.stringMatching(/^PORT must be at most 65535/),
    expect.stringMatching(/^ALLCLOSE_ROOMS must be a whole number/),
    expect.stringMatching(/^LOG_LEVEL must be debug/),
    expect.stringMatching(/^NEXTAUTH_SECRET is needed in production/),
    expect.stringMatching(/^OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are missing/),
    expect.stringMatching(/^ALLCLOSE_UNSAFE_NO_SANDBOX=1 is refused in production/),
  ]);
});

test("an address with a path is refused", () => {
  expect(problemsOf({ NEXTAUTH_URL: "https://example.edu/homework" })).toEqual([
    expect.stringMatching(/^NEXTAUTH_URL/),
  ]);
});

test("an identity provider must be reached by https, unless it is on this machine", () => {
  const provider = { OIDC_CLIENT_ID: "allclose", OIDC_CLIENT_SECRET: "s" };
  expect(problemsOf({ ...provider, OIDC_ISSUER: "http://id.example.edu" })).toEqual([
    expect.stringContaining("OIDC_ISSUER"),
  ]);
  expect(parseEnvironment({ ...provider, OIDC_ISSUER: "http://localhost:9000" }).oidc).toEqual({
    issuer: "http://localhost:9000",
    clientId: "allclose",
    clientSecret: "s",
    name: "your school account",
    trustsEmail: false,
  });
});

test(".env.example names every variable once and nothing else, and is itself a good environment", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const pairs = lines.flatMap((line) =>
    [...line.matchAll(/^([A-Z0-9_]+)=(.*)$/g)].map(([, name = "", value = ""]) => [name, value] as const),
  );
  expect(pairs.map(([name]) => name).sort()).toEqual([...variableNames].sort());
  expect(parseEnvironment(Object.fromEntries(pairs))).toEqual(parseEnvironment({}));
});

const bucket = {
  ...{ S3_ENDPOINT: "https://s3.example.edu/", S3_BUCKET: "homework-files", S3_REGION: "us-east-1" },
  ...{ S3_ACCESS_KEY_ID: "key", S3_SECRET_ACCESS_KEY: "secret of the key" },
};

test("the bucket of files is known when all of it is set", () => {
  expect(parseEnvironment(production).objectStore).toBeNull();
  expect(parseEnvironment({ ...production, ...bucket }).objectStore).toEqual({
    ...{ endpoint: "https://s3.example.edu", bucket: "homework-files", region: "us-east-1" },
    ...{ accessKeyId: "key", secretAccessKey: "secret of the key" },
  });
});

test.each(Object.keys(bucket))("half of the bucket, without %s, is refused with its name", (name) => {
  expect(problemsOf({ ...bucket, [name]: "" })).toEqual([
    expect.stringContaining(`${name} is missing: set all of S3_`),
  ]);
});

test.each([
  ["S3_ENDPOINT", "s3.example.edu"],
  ["S3_ENDPOINT", "https://key:secret@s3.example.edu"],
  ["S3_ENDPOINT", "https://s3.example.edu/?bucket=1"],
  ["S3_BUCKET", "a/b"],
  ["S3_BUCKET", "-x-"],
  ["S3_REGION", "us east"],
])("%s=%s is refused", (name, value) => {
  expect(problemsOf({ ...bucket, [name]: value })).toEqual([expect.stringContaining(`${name} must be`)]);
});

test("an unencrypted bucket on another machine is refused in production, unless it was asked for", () => {
  const open = { ...production, ...bucket, S3_ENDPOINT: "http://store:9000" };
  expect(problemsOf(open)).toEqual([expect.stringContaining("S3_ENDPOINT must start with https://")]);
  expect(problemsOf({ ...open, S3_ALLOW_HTTP: "1" })).toEqual([]);
  expect(problemsOf({ ...open, S3_ENDPOINT: "http://127.0.0.1:9000" })).toEqual([]);
  expect(problemsOf({ ...bucket, S3_ENDPOINT: "http://store:9000" })).toEqual([]);
});
