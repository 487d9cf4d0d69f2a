import { generateKeyPairSync } from "node:crypto";
import { GET, POST } from "../../app/api/auth/[...nextauth]/route";
import { currentActor, endSession, requireActor } from "#server/auth";
import { changeEnvironment } from "#server/env";
import { hashPassword } from "#server/password";
import { setPassword } from "#server/signIn";
import { database, useFreshDatabase } from "../database";
import { Browser } from "./browser";
import type { Answer } from "./browser";
import { startIdentityProvider } from "./identityProvider";
import type { IdentityProvider, Login } from "./identityProvider";
import { inRequest } from "./requestScope";

jest.mock("next/headers", () => jest.requireActual<object>("./requestScope"));

useFreshDatabase();

const origin = "http://localhost:3000";
const password = "correct horse";
let passwordHash = "";
let provider: IdentityProvider;

const useOrigin = (url: string): void =>
  changeEnvironment({ NEXTAUTH_URL: url, NEXTAUTH_SECRET: "k3Jx9-only-for-this-test-0123456789-abcdef" });

beforeAll(async () => {
  provider = await startIdentityProvider();
  changeEnvironment({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    LOG_LEVEL: "error",
  });
  passwordHash = await hashPassword(password);
});
afterAll(() => provider.close());

beforeEach(async () => {
  useOrigin(origin);
  await database().rateLimit.deleteMany();
  await database().user.deleteMany();
  await database().user.create({ data: { email: "ada@example.edu", name: "Ada Lovelace", passwordHash } });
});

const newBrowser = (at = origin): Browser =>
  new Browser(at, (request, context) => (request.method === "GET" ? GET : POST)(request, context));

const signIn = (browser: Browser, fields: Record<string, string> = {}): Promise<Answer> =>
  browser.post("/api/auth/callback/password", { email: "ada@example.edu", password, ...fields });

const whoIs = async (browser: Browser) => (await inRequest(browser.headers, currentActor)).result;

const sessionCookieOf = (answer: Answer): string | undefined =>
  answer.setCookies.find((cookie) => /allclose\.session=[^;]/.test(cookie));

describe("a session", () => {
  test("begins with the right password and tells who is there", async () => {
    const browser = newBrowser();
    expect(await whoIs(browser)).toBeNull();
    const answer = await signIn(browser, { callbackUrl: "/courses/ee364?tab=all" });
    expect(answer.status).toBe(200);
    expect(answer.url?.href).toBe(`${origin}/courses/ee364?tab=all`);
    expect(await whoIs(browser)).toMatchObject({ name: "Ada Lovelace", email: "ada@example.edu" });
  });

  test("does not begin with a wrong one, and the answer does not tell whether the e-mail is known", async () => {
    const [wrong, unknown] = [newBrowser(), newBrowser()];
    const answers = [
      await signIn(wrong, { password: "wrong horse" }),
      await signIn(unknown, { email: "nobody@example.edu" }),
    ];
    for (const { status, url, setCookies } of answers) {
      expect({ status, error: url?.searchParams.get("error") }).toEqual({ status: 401, error: "wrong-password" });
      expect(setCookies.join()).not.toContain("allclose.session");
    }
    expect(answers[0]?.url?.href).toBe(answers[1]?.url?.href);
    expect(await whoIs(wrong)).toBeNull();
  });

  test("is refused for a while after many wrong passwords from one address", async () => {
    const browser = newBrowser();
    await signIn(browser, { password: "wrong horse" });
    await database().rateLimit.updateMany({ where: { key: { startsWith: "sign-in:pair:" } }, data: { used: 10 } });
    expect((await signIn(browser)).url?.searchParams.get("error")).toBe("too-many-attempts");
    browser.address = "198.51.100.1";
    expect((await signIn(browser)).status).toBe(200);
  });

  test("holds no name, e-mail or role, and cannot be read or changed by its owner", async () => {
    const browser = newBrowser();
    await signIn(browser);
    const token = browser.jar.get("allclose.session") ?? "";
    const [header = "", , , content = ""] = token.split(".");
    expect(JSON.parse(Buffer.from(header, "base64url").toString())).toMatchObject({ enc: "A256GCM" });
    expect(Buffer.from(content, "base64url").toString("latin1")).not.toContain("ada@");
    browser.jar.set("allclose.session", token.replace(content, content.split("").reverse().join("")));
    expect(await whoIs(browser)).toBeNull();
  });

  test("made with another secret is nobody's", async () => {
    const browser = newBrowser();
    await signIn(browser);
    changeEnvironment({ NEXTAUTH_SECRET: "Zq7-another-key-for-this-test-9876543210-fedcba" });
    expect(await whoIs(browser)).toBeNull();
  });

  test("ends at the next request when its person is removed, closed or gets another password", async () => {
    const end = {
      closed: () => database().user.updateMany({ data: { disabledAt: new Date() } }),
      renewed: async () => setPassword((await database().user.findFirstOrThrow()).id, "another horse"),
      removed: () => database().user.deleteMany(),
    };
    for (const happen of [end.closed, end.renewed, end.removed]) {
      await database().user.updateMany({ data: { disabledAt: null, passwordHash } });
      const browser = newBrowser();
      await signIn(browser);
      expect(await whoIs(browser)).not.toBeNull();
      await happen();
      expect(await whoIs(browser)).toBeNull();
    }
  });

  test("is forgotten at sign-out, with the flags a browser wants to see", async () => {
    useOrigin("https://allclose.example.edu");
    const { written } = await inRequest(new Headers(), endSession);
    expect(written).toEqual(["__Host-allclose.session=; Max-Age=0; Path=/; Secure"]);
  });
});

describe("cookies", () => {
  test("over http are kept from scripts and from requests of other sites", async () => {
    const cookie = sessionCookieOf(await signIn(newBrowser()));
    expect(cookie).toMatch(/^allclose\.session=/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/; Secure/);
  });

  test("over https are never sent in the clear, and no sibling site can plant them", async () => {
    const secure = "https://allclose.example.edu";
    useOrigin(secure);
    const browser = newBrowser(secure);
    const answer = await signIn(browser);
    const cookies = [...answer.setCookies, ...(await newBrowser(secure).get("/api/auth/csrf")).setCookies];
    expect(cookies.length).toBeGreaterThan(2);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__(Host|Secure)-/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Lax/);
      expect(cookie).not.toMatch(/; Domain/i);
    }
    expect(sessionCookieOf(answer)).toMatch(/^__Host-allclose\.session=.*; Path=\//);
    expect(await whoIs(browser)).not.toBeNull();
  });
});

describe("a page that needs somebody", () => {
  const ask = (path: string | undefined, headers = new Headers()): Promise<unknown> => {
    if (path !== undefined) headers.set("x-allclose-path", path);
    return inRequest(headers, requireActor).catch((error: unknown) => error);
  };

  test.each([
    ["/courses/ee364/hw-1?tab=all", "/sign-in?callbackUrl=%2Fcourses%2Fee364%2Fhw-1%3Ftab%3Dall;"],
    ["/", "/sign-in;"],
    ["//evil.example", "/sign-in;"],
    [undefined, "/sign-in;"],
  ])("%p sends everyone else to sign in and back", async (path, target) => {
    expect(await ask(path)).toMatchObject({ digest: expect.stringContaining(`;${target}`) as unknown });
  });

  test("gets the person who is signed in", async () => {
    const browser = newBrowser();
    await signIn(browser);
    expect(await ask("/courses", browser.headers)).toMatchObject({ result: { email: "ada@example.edu" } });
  });
});

describe("requests that other sites forge", () => {
  test("do not sign in without the token", async () => {
    const browser = newBrowser();
    const fields = { email: "ada@example.edu", password, json: "true" };
    for (const forged of [fields, { ...fields, csrfToken: "0".repeat(64) }]) {
      const answer = await browser.postWithoutToken("/api/auth/callback/password", forged);
      expect(answer.url?.searchParams.get("csrf")).toBe("true");
    }
    expect(await whoIs(browser)).toBeNull();
  });

  test("do not start the way to the school's page", async () => {
    const answer = await newBrowser().postWithoutToken("/api/auth/signin/oidc", { json: "true" });
    expect(answer.url?.origin).toBe(origin);
  });
});

describe("leaving this site by a prepared link", () => {
  test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "/sign-in", "javascript:alert(1)"])(
    "%s leads home after signing in",
    async (callbackUrl) => {
      const answer = await signIn(newBrowser(), { callbackUrl });
      expect(answer.url?.href).toBe(`${origin}/`);
    },
  );

  test("a link to next-auth's own page leads to ours, and keeps no foreign address", async () => {
    const answer = await newBrowser().get("/api/auth/signin?callbackUrl=https%3A%2F%2Fevil.example");
    expect(answer.url?.href).toBe(`${origin}/sign-in?callbackUrl=${encodeURIComponent(`${origin}/`)}`);
  });
});

describe("what next-auth offers and this site does not", () => {
  test.each([
    "session",
    "providers",
    "signout",
    "verify-request",
    "callback/password",
    "callback/github",
    "signin/oidc",
  ])("GET /api/auth/%s is not there", async (action) => {
    expect((await newBrowser().get(`/api/auth/${action}`)).status).toBe(404);
  });

  test.each(["session", "_log", "signout", "callback/oidc", "callback/email", "signin/password"])(
    "POST /api/auth/%s is not there",
    async (action) => {
      expect((await newBrowser().post(`/api/auth/${action}`, {})).status).toBe(404);
    },
  );

  test("a body of any length is not read", async () => {
    const answer = await newBrowser().post("/api/auth/callback/password", { email: "x".repeat(20_000) });
    expect(answer.status).toBe(413);
  });
});

describe("the school's sign-in", () => {
  const grace = { sub: "grace-1", email: "grace@example.edu", email_verified: true, name: "Grace Hopper" };

  async function leave(browser: Browser, login: Login, callbackUrl = "/courses/ee364"): Promise<URL> {
    provider.login = login;
    const { url } = await browser.post("/api/auth/signin/oidc", { callbackUrl });
    if (url?.origin !== provider.issuer) throw new Error(`did not lead to the provider but to ${String(url)}`);
    return url;
  }

  async function comeBack(browser: Browser, url: URL): Promise<Answer> {
    const back = await browser.visitProvider(url);
    return browser.get(back.pathname + back.search);
  }

  const roundTrip = async (browser: Browser, login: Login): Promise<Answer> =>
    comeBack(browser, await leave(browser, login));

  test("asks for a code with PKCE, state and nonce, and comes back signed in to where the person wanted to go", async () => {
    const browser = newBrowser();
    const url = await leave(browser, { idToken: grace });
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: "allclose",
      response_type: "code",
      scope: "openid email profile",
      redirect_uri: `${origin}/api/auth/callback/oidc`,
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      state: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    });
    const answer = await comeBack(browser, url);
    expect(answer.url?.href).toBe(`${origin}/courses/ee364`);
    expect(await whoIs(browser)).toMatchObject({ name: "Grace Hopper", email: "grace@example.edu" });
    expect([...browser.jar.keys()].filter((name) => /pkce|state|nonce/.test(name))).toEqual([]);
  });

  test("is the same person the next time, also under another e-mail", async () => {
    const [first, second] = [newBrowser(), newBrowser()];
    await roundTrip(first, { idToken: grace });
    await roundTrip(second, { idToken: { ...grace, email: "married@example.edu" } });
    expect(await whoIs(second)).toEqual(await whoIs(first));
    expect(await database().user.count()).toBe(2);
  });

  test("leads to the person who was enrolled under that e-mail", async () => {
    const browser = newBrowser();
    await roundTrip(browser, { idToken: { ...grace, email: "Ada@Example.edu" } });
    expect(await whoIs(browser)).toMatchObject({ name: "Ada Lovelace", email: "ada@example.edu" });
  });

  test("asks the provider's userinfo when the ID token holds only the subject", async () => {
    const browser = newBrowser();
    await roundTrip(browser, { idToken: { sub: "grace-1" }, userinfo: grace });
    expect(await whoIs(browser)).toMatchObject({ email: "grace@example.edu" });
  });

  test("does not take the userinfo of somebody else", async () => {
    const browser = newBrowser();
    await roundTrip(browser, { idToken: { sub: "mallory-1" }, userinfo: { ...grace, email: "ada@example.edu" } });
    expect(await whoIs(browser)).toBeNull();
  });

  test("does not give an account to an unverified e-mail, and says so", async () => {
    const browser = newBrowser();
    const answer = await roundTrip(browser, {
      idToken: { ...grace, email: "ada@example.edu", email_verified: false },
    });
    expect(answer.url?.href).toBe(`${origin}/sign-in?error=no-verified-email`);
    expect(await whoIs(browser)).toBeNull();
    expect(await database().account.count()).toBe(0);
  });

  test.each([
    [
      "is signed by somebody else",
      { idToken: grace, key: generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey },
    ],
    ["answers another request", { idToken: grace, nonce: "another-nonce-another-nonce" }],
    ["is for another site", { idToken: { ...grace, aud: "another-site" } }],
    ["is from another provider", { idToken: { ...grace, iss: "https://evil.example" } }],
    ["is over", { idToken: { ...grace, exp: 1_000_000_000 } }],
  ] as [string, Login][])("refuses an ID token that %s", async (_what, login) => {
    const browser = newBrowser();
    const answer = await roundTrip(browser, login);
    const shown = await browser.arrive(answer);
    expect([shown?.pathname, shown?.searchParams.get("error")]).toEqual(["/sign-in", "OAuthCallback"]);
    expect(await whoIs(browser)).toBeNull();
    expect(await database().user.count()).toBe(1);
  });

  test("refuses an answer to a sign-in that somebody else began", async () => {
    const [attacker, victim] = [newBrowser(), newBrowser()];
    const back = await attacker.visitProvider(await leave(attacker, { idToken: grace }));
    expect((await victim.get(back.pathname + back.search)).url?.pathname).toBe("/api/auth/error");

    await leave(victim, { idToken: grace });
    expect((await victim.get(back.pathname + back.search)).url?.pathname).toBe("/api/auth/error");
    expect(await whoIs(victim)).toBeNull();
  });

  test("a stolen code is of no use without the verifier that only the first browser holds", async () => {
    const [attacker, victim] = [newBrowser(), newBrowser()];
    const stolen = (await victim.visitProvider(await leave(victim, { idToken: grace }))).searchParams.get("code") ?? "";
    const own = await attacker.visitProvider(await leave(attacker, { idToken: { ...grace, sub: "mallory" } }));
    own.searchParams.set("code", stolen);
    const before = provider.refusedVerifiers;
    await attacker.get(own.pathname + own.search);
    expect(provider.refusedVerifiers).toBe(before + 1);
    expect(await whoIs(attacker)).toBeNull();
  });

  test("a provider's own error leads back to the sign-in page", async () => {
    const browser = newBrowser();
    const shown = await browser.arrive(await browser.get("/api/auth/callback/oidc?error=access_denied"));
    expect([shown?.pathname, shown?.searchParams.get("error")]).toEqual(["/sign-in", "Callback"]);
  });

  test("that cannot be reached says so", async () => {
    changeEnvironment({ OIDC_ISSUER: "http://127.0.0.1:9" });
    const answer = await newBrowser().post("/api/auth/signin/oidc", {});
    changeEnvironment({ OIDC_ISSUER: provider.issuer });
    expect(answer.url?.searchParams.get("error")).toBe("OAuthSignin");
  });
});
