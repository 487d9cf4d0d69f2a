import NextAuth from "next-auth";
import type { AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { NextRequest } from "next/server";
import { cache } from "react";
import { z } from "zod";
import type { Actor } from "./actor";
import { callbackPath } from "./callbackPath";
import { clientAddressHeader } from "./clientAddress";
import { env } from "./env";
import { log } from "./log";
import { patiently } from "./patiently";
import { requestedPathHeader } from "./requestedPath";
import { sessionCookieName } from "./sessionCookie";
import {
  IdentitySchema,
  SessionClaimsSchema,
  findActor,
  sessionClaims,
  signInAsDemo,
  signInWithIdentity,
  signInWithPassword,
} from "./signIn";
import type { SignInOutcome } from "./signIn";

/*
 * Who is signed in. The only file that knows next-auth: to change the library is to change this file and the form.
 *
 * Sessions are encrypted cookies (HttpOnly, SameSite=Lax, Secure and __Host- over https) that hold a person's id and no
 * rights. What protects against requests forged by other sites:
 *   - /api/auth/*: next-auth's token, sent twice, in a cookie and in the body; the provider's answer by state, nonce, PKCE;
 *   - server actions: Next compares Origin with Host, on top of SameSite=Lax;
 *   - other API routes: they only read.
 */

const sessionSeconds = 14 * 24 * 60 * 60;

/** The person who sends this request, or null. Asked of the database each time: a removed person is out at once. */
export const currentActor: () => Promise<Actor | null> = cache(async () => {
  const { publicUrl, secret } = env();
  const token = (await cookies()).get(sessionCookieName(publicUrl))?.value;
  if (token === undefined) return null;
  const content: unknown = await decode({ token, secret }).catch(() => null);
  const claims = SessionClaimsSchema.safeParse(content);
  return claims.success ? await patiently(() => findActor(claims.data)) : null;
});

/** The person who sends this request. Anyone else is sent to sign in, and comes back to the page asked for. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor !== null) return actor;
  const wanted = callbackPath((await headers()).get(requestedPathHeader), env().publicUrl);
  redirect(wanted === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ callbackUrl: wanted }).toString()}`);
}

/** Forgets the session of this browser. To be called from a server action. */
export async function endSession(): Promise<void> {
  const { publicUrl } = env();
  // Deleting is setting it anew in the past: without the same flags a browser refuses that for a __Host- cookie.
  (await cookies()).set(sessionCookieName(publicUrl), "", { ...cookieFlags(publicUrl), maxAge: 0 });
}

const RouteParametersSchema = z.object({ nextauth: z.array(z.string()).min(1) });

// next-auth also shows pages of its own, tells the session to scripts and logs what browsers send it. None of it is used here.
const offered = new Set([
  "GET csrf",
  "GET signin",
  "GET error",
  "GET callback/oidc",
  "POST signin/oidc",
  "POST callback/password",
  "POST callback/demo",
]);

const maxBodyBytes = 16 * 1024;

/** Answers /api/auth/*. */
export async function handleAuthRequest(
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const params = RouteParametersSchema.parse(await context.params);
  if (!offered.has(`${request.method} ${params.nextauth.join("/")}`)) return new Response(null, { status: 404 });

  const body = request.method === "POST" ? await readBody(request) : undefined;
  if (body === "too-large") return new Response(null, { status: 413 });
  // Next-auth would otherwise read a body of any length.
  const bounded = new NextRequest(request.url, { method: request.method, headers: request.headers, ...body });
  const response: unknown = await NextAuth(bounded, { params }, authOptions());
  if (!(response instanceof Response)) throw new Error("next-auth did not answer with a Response");
  return response;
}

async function readBody(request: NextRequest): Promise<{ body: string } | "too-large"> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBodyBytes) return "too-large";
    chunks.push(chunk);
  }
  return { body: Buffer.concat(chunks).toString("utf8") };
}

function authOptions(): AuthOptions {
  const { publicUrl, secret } = env();
  return {
    secret,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    jwt: { maxAge: sessionSeconds },
    useSecureCookies: publicUrl.startsWith("https:"),
    cookies: { sessionToken: { name: sessionCookieName(publicUrl), options: cookieFlags(publicUrl) } },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider(), demoProvider(), ...oidcProviders()],
    callbacks: {
      redirect: ({ url }) => publicUrl + callbackPath(url, publicUrl),
      signIn: async ({ account, profile }) => {
        if (account?.provider !== "oidc") return true;
        const outcome = await attempt(() => signInAs(profile));
        return "userId" in outcome || `${publicUrl}/sign-in?error=${outcome.refusal}`;
      },
      // Called at sign-in only: nothing offered above renews a session.
      jwt: async ({ user, account, profile }) => {
        if (account?.provider !== "oidc") return { ...(await sessionClaims(user.id)) };
        const { id } = await userOf(() => signInAs(profile));
        return { ...(await sessionClaims(id)) };
      },
    },
    logger: {
      error: (code, metadata) => log.warn("sign-in failed", { code, error: errorIn(metadata) }),
      warn: (code) => log.warn("next-auth warns", { code }),
      debug: () => undefined,
    },
  };
}

const cookieFlags = (publicUrl: string) =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: publicUrl.startsWith("https:") }) as const;

const passwordProvider = () =>
  CredentialsProvider({
    id: "password",
    name: "E-mail and password",
    credentials: { email: {}, password: {} },
    authorize: (credentials, request) => {
      const address: unknown = request.headers?.[clientAddressHeader];
      return userOf(() => signInWithPassword(credentials, typeof address === "string" ? address : "unknown"));
    },
  });

const demoProvider = () =>
  CredentialsProvider({
    id: "demo",
    name: "Demo",
    credentials: { role: {} },
    authorize: (credentials) => userOf(() => signInAsDemo(credentials?.role)),
  });

function oidcProviders(): AuthOptions["providers"] {
  const { oidc } = env();
  if (oidc === null) return [];
  return [
    {
      id: "oidc",
      name: oidc.name,
      type: "oauth",
      wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId: oidc.clientId,
      clientSecret: oidc.clientSecret,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      userinfo: {
        // Some providers sign only the subject into the ID token and tell the rest at their userinfo endpoint.
        request: async ({ client, tokens }) => {
          const claims = claimsOf(tokens.id_token);
          const isComplete = "email" in claims || client.issuer.metadata.userinfo_endpoint === undefined;
          if (isComplete || tokens.access_token === undefined) return claims;
          const more = await client.userinfo(tokens.access_token);
          if (more.sub !== claims.sub) throw new Error("the provider's userinfo is about another person");
          return { ...more, ...claims };
        },
      },
      profile: (claims: { sub: string }) => ({ id: claims.sub }),
    },
  ];
}

const ClaimsSchema = z.looseObject({ sub: z.string() });

/** @param idToken - signature, issuer, audience, nonce and expiry have been checked by next-auth */
function claimsOf(idToken: string | undefined): z.infer<typeof ClaimsSchema> {
  const payload: unknown = JSON.parse(Buffer.from(idToken?.split(".")[1] ?? "", "base64url").toString("utf8"));
  return ClaimsSchema.parse(payload);
}

/** A refusal reaches the page as its word, a fault of ours as nothing but "failed": next-auth puts messages into the address. */
async function attempt(signIn: () => Promise<SignInOutcome>): Promise<SignInOutcome | { refusal: "failed" }> {
  try {
    const outcome = await signIn();
    if ("refusal" in outcome) log.info("sign-in refused", { reason: outcome.refusal });
    return outcome;
  } catch (error) {
    log.error("sign-in failed", { error });
    return { refusal: "failed" };
  }
}

async function userOf(signIn: () => Promise<SignInOutcome>): Promise<{ id: string }> {
  const outcome = await attempt(signIn);
  if ("refusal" in outcome) throw new Error(outcome.refusal);
  return { id: outcome.userId };
}

function signInAs(profile: unknown): Promise<SignInOutcome> {
  return signInWithIdentity(IdentitySchema.parse(profile), { trustsEmail: env().oidc?.trustsEmail ?? false });
}

const errorIn = (metadata: unknown): unknown =>
  typeof metadata === "object" && metadata !== null && "error" in metadata ? metadata.error : metadata;
