import { NextRequest } from "next/server";
import { changeEnvironment } from "#server/env";
import { UploadedFileSchema } from "#problems/kinds/upload/file";
import { GET as authGet, POST as authPost } from "../../app/api/auth/[...nextauth]/route";
import { attachmentNamed } from "../../app/api/attachmentNamed";
import { isSameOrigin } from "../../app/api/isSameOrigin";
import { GET } from "../../app/api/uploads/[id]/route";
import { POST } from "../../app/api/uploads/route";
import { database, useFreshDatabase } from "../database";
import { makePdf } from "../files";
import { makeQuestionItem, type QuestionItem } from "../questionItem";
import { Browser } from "../server/browser";
import { inRequest } from "../server/requestScope";

jest.mock("next/headers", () => jest.requireActual<object>("../server/requestScope"));

useFreshDatabase();
jest.setTimeout(60_000);

const origin = "http://localhost:3000";
let signedIn: Browser;
let at: QuestionItem;

beforeAll(async () => {
  changeEnvironment({ NEXTAUTH_URL: origin, ALLCLOSE_DEMO: "1", LOG_LEVEL: "error" });
  await database().installation.create({ data: { isDemo: true } });
  const { id: userId } = await database().user.create({ data: { email: "student@example.edu", name: "Sam Student" } });
  signedIn = new Browser(origin, (request, context) =>
    (request.method === "GET" ? authGet : authPost)(request, context),
  );
  await signedIn.post("/api/auth/callback/demo", { role: "student" });
  at = await makeQuestionItem([
    {
      ...{
        kind: "upload",
        id: "plots",
        title: "Plots",
        points: 1,
        source: "test.1",
        prompt: "Draw.",
        explanation: "-",
      },
      ...{ maxMiB: 1, rubric: [{ id: "drawn", text: "Drawn.", points: 1 }] },
    },
  ]);
  await database().enrollment.create({ data: { courseId: at.courseId, userId, role: "student" } });
});

const fromHere = { origin, host: "localhost:3000", "sec-fetch-site": "same-origin" };

async function post(
  body: string | Buffer | null,
  {
    headers = fromHere,
    browser = signedIn,
    name = "p.pdf",
  }: { headers?: Record<string, string>; browser?: Browser | null; name?: string } = {},
) {
  const query = new URLSearchParams({ item: at.questionItemId, part: at.partIds["plots"] ?? "", name });
  const request = new NextRequest(`${origin}/api/uploads?${query.toString()}`, {
    ...{ method: "POST", headers },
    body: typeof body === "string" || body === null ? body : new Uint8Array(body),
  });
  return (await inRequest(browser?.headers ?? new Headers(), () => POST(request))).result;
}

async function get(id: string, browser: Browser | null = signedIn) {
  const request = new NextRequest(`${origin}/api/uploads/${id}`);
  return (await inRequest(browser?.headers ?? new Headers(), () => GET(request, { params: Promise.resolve({ id }) })))
    .result;
}

test("a file goes in and comes out as an attachment that no browser takes for a page", async () => {
  const stored = await post(makePdf(), { name: 'Übung "1".pdf' });
  expect(stored.status).toBe(201);
  const { id } = UploadedFileSchema.parse(await stored.json());
  const answer = await get(id);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(makePdf());
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": "attachment; filename=\"_bung _1_.pdf\"; filename*=UTF-8''%C3%9Cbung%20_1_.pdf",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
    "x-frame-options": "DENY",
  });
});

test("who is signed out neither stores nor reads", async () => {
  expect((await post(makePdf(), { browser: null })).status).toBe(401);
  expect((await get("0199aaaa-0000-7000-8000-000000000001", null)).status).toBe(401);
});

test.each<[string, Record<string, string>]>([
  ["another site", { ...fromHere, origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["another site in an old browser", { host: "localhost:3000", origin: "https://evil.example" }],
  ["another port", { host: "localhost:3000", origin: "http://localhost:9" }],
  ["a sandboxed page", { host: "localhost:3000", origin: "null" }],
  ["nowhere", { host: "localhost:3000" }],
  ["a sibling site", { ...fromHere, "sec-fetch-site": "same-site" }],
])("a page of %s stores nothing", async (_, headers) => {
  expect((await post(makePdf(), { headers })).status).toBe(403);
});

test("behind a proxy the name that the browser used counts", () => {
  const headers = {
    host: "web:3000",
    "x-forwarded-host": "allclose.example.edu",
    origin: "https://allclose.example.edu",
  };
  expect(isSameOrigin(new Request(origin, { headers }))).toBe(true);
});

test.each([
  ["a page", "<script>alert(1)</script>", 400],
  ["no body", null, 400],
  ["too much", Buffer.concat([makePdf(), Buffer.alloc(2 * 1024 * 1024)]), 413],
])("%s is refused with a sentence, under the same policy", async (_, body, status) => {
  const answer = await post(body);
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ message: expect.stringMatching(/\.$/) as unknown });
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
});

test("an id of nothing is not found", async () => {
  for (const id of ["0199aaaa-0000-7000-8000-000000000001", "../../etc/passwd"])
    expect((await get(id)).status).toBe(404);
});

test.each([
  ["plots.pdf", "attachment; filename=\"plots.pdf\"; filename*=UTF-8''plots.pdf"],
  ['a"b;c%d.png', "attachment; filename=\"a_b_c_d.png\"; filename*=UTF-8''a%22b%3Bc%25d.png"],
  ["(图)*'.png", "attachment; filename=\"(_)*'.png\"; filename*=UTF-8''%28%E5%9B%BE%29%2A%27.png"],
])("the name %j travels as %j", (name, expected) => {
  expect(attachmentNamed(name)).toBe(expected);
});
