import { unstable_doesMiddlewareMatch as doesProxyMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { changeEnvironment } from "#server/env";
import { config, proxy } from "../../proxy";

const http = "http://localhost:3000";
const https = "https://allclose.example.edu";

beforeEach(() =>
  changeEnvironment({
    NEXTAUTH_URL: http,
    NODE_ENV: "production",
    NEXTAUTH_SECRET: "x7Qp2-only-for-this-test-0123456789",
  }),
);

function visit(path: string, { cookie = "", method = "GET", origin = http } = {}): Response {
  changeEnvironment({ NEXTAUTH_URL: origin });
  return proxy(new NextRequest(new URL(path, origin), { method, headers: cookie === "" ? {} : { cookie } }));
}

const signedIn = { cookie: "allclose.session=whatever" };

/** What a page behind the proxy would read from its request. */
const passedOn = (response: Response, name: string): string | null =>
  response.headers.get(`x-middleware-request-${name}`);

const directives = (response: Response): Map<string, string> =>
  new Map(
    (response.headers.get("content-security-policy") ?? "").split("; ").map((directive) => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values.join(" ")];
    }),
  );

describe("the policy for scripts", () => {
  test("allows what carries the nonce of this response, and nothing by eval or from elsewhere", () => {
    const policy = directives(visit("/courses", signedIn));
    expect(policy.get("script-src")).toMatch(/^'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic'$/);
    expect(policy.get("worker-src")).toBe("'self'");
    expect(Object.fromEntries(policy)).toMatchObject({
      "default-src": "'self'",
      "connect-src": "'self'",
      "object-src": "'none'",
      "base-uri": "'none'",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
    });
    expect([...policy.values()].join(" ")).not.toMatch(/unsafe-eval|blob:|https?:|\*/);
  });

  test("has a new nonce each time, and tells it to the page", () => {
    const [first, second] = [visit("/courses", signedIn), visit("/courses", signedIn)];
    const nonce = passedOn(first, "x-nonce") ?? "";
    expect(nonce).not.toBe("");
    expect(nonce).not.toBe(passedOn(second, "x-nonce"));
    expect(directives(first).get("script-src")).toContain(`'nonce-${nonce}'`);
    expect(passedOn(first, "content-security-policy")).toBe(first.headers.get("content-security-policy"));
  });

  test("allows eval and the hot reload socket in development only", () => {
    changeEnvironment({ NODE_ENV: "development" });
    const policy = directives(visit("/courses", signedIn));
    expect(policy.get("script-src")).toContain("'unsafe-eval'");
    expect(policy.get("connect-src")).toBe("'self' ws:");
  });
});

test.each(["/courses", "/sign-in", "/api/health", "/api/auth/csrf"])("%s has the other headers too", (path) => {
  const { headers } = visit(path);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(headers.get("permissions-policy")).toContain("camera=()");
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("https is asked for in the future over https only", () => {
  expect(visit("/sign-in", { origin: https }).headers.get("strict-transport-security")).toBe("max-age=31536000");
  expect(visit("/sign-in").headers.get("strict-transport-security")).toBeNull();
});

describe("the gate", () => {
  test.each([
    ["/courses/ee364/hw-1?tab=all", "/sign-in?callbackUrl=%2Fcourses%2Fee364%2Fhw-1%3Ftab%3Dall"],
    ["/", "/sign-in"],
    ["/signing", "/sign-in?callbackUrl=%2Fsigning"],
    ["/healthy", "/sign-in?callbackUrl=%2Fhealthy"],
    ["/guides", "/sign-in?callbackUrl=%2Fguides"],
    ["/apiary", "/sign-in?callbackUrl=%2Fapiary"],
  ])("sends people without a session from %s to sign in", (path, target) => {
    const response = visit(path);
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(http + target);
  });

  test.each([
    "/sign-in",
    "/sign-in?error=failed",
    "/health",
    "/guide",
    "/guide/tests",
    "/api/health",
    "/api/submissions/1/events",
  ])("lets everyone through to %s", (path) => {
    expect(visit(path).headers.get("location")).toBeNull();
  });

  test("lets a session through without looking inside: the page does that", () => {
    expect(visit("/courses", signedIn).headers.get("location")).toBeNull();
  });

  test("over https asks for the cookie that only https can set", () => {
    expect(visit("/courses", { ...signedIn, origin: https }).status).toBe(307);
    const cookie = "__Host-allclose.session=whatever";
    expect(visit("/courses", { cookie, origin: https }).headers.get("location")).toBeNull();
  });

  test("leaves what is posted to its receiver, so that nothing typed is lost in a redirect", () => {
    expect(visit("/courses", { method: "POST" }).headers.get("location")).toBeNull();
  });
});

test("the page is told its own path, also when the visitor claims another", () => {
  changeEnvironment({ NEXTAUTH_URL: http });
  const headers = { ...signedIn, "x-allclose-path": "/elsewhere", "x-nonce": "mine" };
  const response = proxy(new NextRequest(new URL("/courses?tab=all", http), { headers }));
  expect(passedOn(response, "x-allclose-path")).toBe("/courses?tab=all");
  expect(passedOn(response, "x-nonce")).not.toBe("mine");
});

test.each([
  ["/", true],
  ["/courses/ee364", true],
  ["/api/health", true],
  ["/_next/data/x.json", true],
  ["/katexes", true],
  ["/_next/static/chunks/main.js", false],
  ["/katex/fonts/KaTeX_Main-Regular.woff2", false],
  ["/icon.svg", false],
  ["/api/uploads/1", false],
])("%s passes through the proxy: %p", (path, expected) => {
  expect(doesProxyMatch({ config, nextConfig: {}, url: path })).toBe(expected);
});
