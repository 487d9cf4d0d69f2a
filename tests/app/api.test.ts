import { readFile } from "node:fs/promises";
import { NextRequest } from "next/server";
import { copyKatexAssets } from "#server/katexAssets";
import { buildEditorTypes } from "#server/editorTypes";
import { disconnect } from "#server/db";
import { changeEnvironment, childEnvironment } from "#server/env";
import { GET as authGet, POST as authPost } from "../../app/api/auth/[...nextauth]/route";
import { GET as getEditorTypes } from "../../app/api/editor-types/route";
import { GET as getHealth } from "../../app/api/health/route";
import { GET as getMetrics } from "../../app/api/metrics/route";
import { GET as getEvents } from "../../app/api/submissions/[id]/events/route";
import { database, useFreshDatabase } from "../database";
import { Browser } from "../server/browser";
import { inRequest } from "../server/requestScope";

jest.mock("next/headers", () => jest.requireActual<object>("../server/requestScope"));

useFreshDatabase();
jest.setTimeout(60_000);

const origin = "http://localhost:3000";

let signedIn: Browser;
beforeAll(async () => {
  changeEnvironment({ NEXTAUTH_URL: origin, ALLCLOSE_DEMO: "1", LOG_LEVEL: "error" });
  await database().installation.create({ data: { isDemo: true } });
  await database().user.create({ data: { email: "student@example.edu", name: "Sam Student" } });
  signedIn = new Browser(origin, (request, context) =>
    (request.method === "GET" ? authGet : authPost)(request, context),
  );
  await signedIn.post("/api/auth/callback/demo", { role: "student" });
});

/** Asks a route as a visitor with or without a session. */
async function ask(route: () => Promise<Response>, browser?: Browser): Promise<{ response: Response; body: unknown }> {
  const { result: response } = await inRequest(browser?.headers ?? new Headers(), route);
  const text = await response.text();
  return { response, body: text === "" ? null : (JSON.parse(text) as unknown) };
}

describe("/api/health", () => {
  test("answers 503 while nothing grades and 200 while a worker does", async () => {
    expect((await ask(getHealth)).response.status).toBe(503);
    const now = new Date();
    await database().workerHeartbeat.create({
      data: { id: "w", host: "grader-7", processId: 1, startedAt: now, seenAt: now, gradingOn: true, detail: "sealed" },
    });
    const { response, body } = await ask(getHealth);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(body).toEqual({
      ...{ ok: true, database: { ok: true }, files: { ok: true }, grading: { state: "on" } },
      queue: { waiting: 0, regrades: 0, running: 0, oldestSeconds: 0 },
      setAside: { lastDay: 0 },
    });
  });

  test("names workers, versions and what the sandbox can do to signed-in people only", async () => {
    expect((await ask(getHealth, signedIn)).body).toHaveProperty("workers");
    expect((await ask(getHealth)).body).not.toHaveProperty("workers");
  });

  test("tells that the database is away, without asking it who is there", async () => {
    const { DATABASE_URL: url = "" } = childEnvironment({});
    await disconnect();
    changeEnvironment({ DATABASE_URL: "postgresql://nobody@127.0.0.1:9/nothing" });
    const { response, body } = await ask(getHealth, signedIn);
    await disconnect();
    changeEnvironment({ DATABASE_URL: url });
    expect(response.status).toBe(503);
    expect(body).toMatchObject({ ok: false, database: { ok: false }, grading: { state: "off" } });
  });
});

describe("/api/metrics", () => {
  const token = "m2Jv8xX1mT5uYw0ZrN7bKc2LdPfHgSaE";
  const get = (headers: Record<string, string> = {}) => getMetrics(new Request(`${origin}/api/metrics`, { headers }));
  afterEach(() => changeEnvironment({ METRICS_TOKEN: "" }));

  test("does not exist for who does not send the token, nor while none is set", async () => {
    expect((await get({ authorization: `Bearer ${token}` })).status).toBe(404);
    changeEnvironment({ METRICS_TOKEN: token });
    expect((await get()).status).toBe(404);
    expect((await get(Object.fromEntries(signedIn.headers))).status).toBe(404);
  });

  test("gives the text that Prometheus reads to who sends the token", async () => {
    changeEnvironment({ METRICS_TOKEN: token });
    const response = await get({ authorization: `Bearer ${token}` });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
    expect(await response.text()).toContain("# TYPE allclose_submit_to_verdict_seconds histogram");
  });

  test("answers 503 while the database is away", async () => {
    const { DATABASE_URL: url = "" } = childEnvironment({});
    await disconnect();
    changeEnvironment({ DATABASE_URL: "postgresql://nobody@127.0.0.1:9/nothing", METRICS_TOKEN: token });
    const output = jest.spyOn(process.stdout, "write").mockReturnValue(true);
    const { status } = await get({ authorization: `Bearer ${token}` });
    output.mockRestore();
    await disconnect();
    changeEnvironment({ DATABASE_URL: url });
    expect(status).toBe(503);
  });
});

describe("/api/editor-types", () => {
  beforeAll(buildEditorTypes);
  const get = (search = "", headers: Record<string, string> = {}) =>
    ask(() => getEditorTypes(new NextRequest(`${origin}/api/editor-types${search}`, { headers })));

  test("gives the engine's declarations under the path where the editor looks for them", async () => {
    const { body } = await get();
    expect(body).toEqual({
      "file:///node_modules/numerics/index.d.ts": expect.stringMatching(
        /\* .*\n[^]*declare function norm1\(/,
      ) as unknown,
    });
  });

  test("is asked for again each time, and answers with nothing when nothing changed", async () => {
    const { response } = await get();
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const etag = response.headers.get("etag") ?? "";
    expect((await get("", { "if-none-match": `W/${etag}` })).response.status).toBe(304);
    expect((await get("", { "if-none-match": '"another"' })).response.status).toBe(200);
  });

  test("may be kept for good under the name of its content", async () => {
    const hash = (await get()).response.headers.get("etag")?.replaceAll('"', "") ?? "";
    expect((await get(`?v=${hash}`)).response.headers.get("cache-control")).toContain("immutable");
    expect((await get("?v=0000000000000000")).response.headers.get("cache-control")).toBe("no-cache");
  });
});

describe("/api/submissions/[id]/events", () => {
  const get = (id: string, browser?: Browser) =>
    ask(
      () => getEvents(new NextRequest(`${origin}/api/submissions/${id}/events`), { params: Promise.resolve({ id }) }),
      browser,
    );

  test("is for people who have signed in", async () => {
    expect((await get("00000000-0000-7000-8000-000000000000")).response.status).toBe(401);
  });

  test("answers with a status and a sentence when there is nothing to follow", async () => {
    const { response, body } = await get("00000000-0000-7000-8000-000000000000", signedIn);
    expect(response.status).toBe(404);
    expect(body).toMatchObject({
      code: "NOT_FOUND",
      message: expect.stringContaining("no such submission") as unknown,
    });
  });
});

test("KaTeX's stylesheet is served with every face it names first", async () => {
  await copyKatexAssets();
  const css = await readFile("public/katex/katex.min.css", "utf8");
  const faces = [...css.matchAll(/url\((fonts\/[^)]+\.woff2)\)/g)].map(([, face = ""]) => face);
  expect(faces.length).toBeGreaterThan(15);
  for (const face of faces) expect((await readFile(`public/katex/${face}`)).subarray(0, 4).toString()).toBe("wOF2");
});
