import { NextRequest } from "next/server";
import { inRequest } from "./requestScope";

type Handler = (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>;

export interface Answer {
  status: number;
  /** Where it leads: the Location, or the address in a JSON answer. */
  url: URL | undefined;
  body: unknown;
  setCookies: string[];
}

/** One visitor's cookies, and what they ask of /api/auth. */
export class Browser {
  readonly jar = new Map<string, string>();
  readonly origin: string;
  readonly handler: Handler;
  /** Sent along, as instrumentation-node.ts does. */
  address = "203.0.113.9";

  constructor(origin: string, handler: Handler) {
    this.origin = origin;
    this.handler = handler;
  }

  get headers(): Headers {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ cookie, "x-allclose-address": this.address });
  }

  get(path: string): Promise<Answer> {
    return this.send(path, { method: "GET" });
  }

  /** Posts a form as the sign-in page does: with the token that next-auth wants. */
  async post(path: string, fields: Record<string, string>): Promise<Answer> {
    const { body } = await this.get("/api/auth/csrf");
    const token: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "csrfToken") : undefined;
    return this.postWithoutToken(path, { ...fields, csrfToken: String(token), json: "true" });
  }

  postWithoutToken(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.send(path, { method: "POST", body: new URLSearchParams(fields).toString() });
  }

  /** Follows what next-auth redirects to, up to the page that is no longer its own. */
  async arrive(answer: Answer): Promise<URL | undefined> {
    const { url } = answer;
    if (url?.pathname.startsWith("/api/auth/") !== true) return url;
    return this.arrive(await this.get(url.pathname + url.search));
  }

  /** Goes to the identity provider's page and comes back with what it sent along. */
  async visitProvider(url: URL): Promise<URL> {
    const response = await fetch(url, { redirect: "manual" });
    return new URL(response.headers.get("location") ?? "");
  }

  private async send(path: string, init: { method: string; body?: string }): Promise<Answer> {
    const { headers } = this;
    if (init.body !== undefined) headers.set("content-type", "application/x-www-form-urlencoded");
    const request = new NextRequest(new URL(path, this.origin), { ...init, headers });
    const nextauth = request.nextUrl.pathname.split("/").slice(3);
    const params = Promise.resolve({ nextauth });
    const { result: response } = await inRequest(headers, () => this.handler(request, { params }));
    const setCookies = response.headers.getSetCookie();
    for (const cookie of setCookies) this.keep(cookie);
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    const body: unknown = isJson ? JSON.parse(text) : text;
    const inBody: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "url") : undefined;
    const leadsTo = response.headers.get("location") ?? inBody;
    const url = typeof leadsTo === "string" ? new URL(leadsTo, this.origin) : undefined;
    return { status: response.status, url, body, setCookies };
  }

  private keep(cookie: string): void {
    const [pair = "", ...flags] = cookie.split("; ");
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    const isGone = value === "" || flags.some((flag) => /^Max-Age=0$/i.test(flag));
    if (isGone) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}
