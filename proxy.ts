import { randomBytes } from "node:crypto";
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { env } from "#server/env";
import { securityHeaders } from "#server/securityHeaders";
import { sessionCookieName } from "#server/sessionCookie";
import { requestedPathHeader } from "#server/requestedPath";

/**
 * Runs before every page and API route: security headers, the nonce for scripts, and a coarse gate that sends people
 * without a session cookie to sign in. The gate spares a page the trouble; it proves nothing. Who is asking, and what
 * they may see, is decided by `requireActor` and the services.
 */
export function proxy(request: NextRequest): NextResponse {
  const { publicUrl, mode } = env();
  const nonce = randomBytes(16).toString("base64");
  const headers = securityHeaders({
    nonce,
    isHttps: publicUrl.startsWith("https:"),
    isDevelopment: mode === "development",
  });
  const response = isTurnedAway(request, publicUrl) ? toSignIn(request) : onward(request, nonce, headers);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Files that are the same for everyone and are no pages; and files of people, whose route writes its own headers.
  matcher: ["/((?!_next/static/|katex/|api/uploads|icon\\.svg|favicon\\.ico|robots\\.txt).*)"],
};

/** Open to people who have not signed in. API routes answer for themselves, with a status instead of a page. */
const openPaths = /^\/(sign-in|set-password|guide|health|api)(\/|$)/;

function isTurnedAway(request: NextRequest, publicUrl: string): boolean {
  // A form or server action is answered by itself: a redirect would lose what was typed.
  const isNavigation = request.method === "GET" || request.method === "HEAD";
  const hasSession = request.cookies.has(sessionCookieName(publicUrl));
  return isNavigation && !hasSession && !openPaths.test(request.nextUrl.pathname);
}

function toSignIn(request: NextRequest): NextResponse {
  const target = new URL("/sign-in", request.url);
  const path = requestedPath(request);
  if (path !== "/") target.searchParams.set("callbackUrl", path);
  return NextResponse.redirect(target);
}

function onward(request: NextRequest, nonce: string, headers: Record<string, string>): NextResponse {
  const passedOn = new Headers(request.headers);
  passedOn.set("x-nonce", nonce);
  // Next reads the nonce for its own scripts from this one.
  passedOn.set("Content-Security-Policy", headers["Content-Security-Policy"] ?? "");
  passedOn.set(requestedPathHeader, requestedPath(request));
  return NextResponse.next({ request: { headers: passedOn } });
}

const requestedPath = ({ nextUrl }: NextRequest): string => nextUrl.pathname + nextUrl.search;
