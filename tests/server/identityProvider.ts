import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { z } from "zod";

/** What the person at the provider's page says of themselves, and how the provider misbehaves, if it does. */
export interface Login {
  idToken: Record<string, unknown>;
  userinfo?: Record<string, unknown>;
  /** Put into the ID token instead of what was asked for. */
  nonce?: string;
  /** Signs the ID token instead of the provider's own key. */
  key?: KeyObject;
}

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** How often /token refused a code because its verifier did not fit. */
  refusedVerifiers: number;
  /** The next person to arrive at the provider's page. */
  login: Login;
  close(): Promise<void>;
}

const AuthorizeSchema = z.object({
  client_id: z.string(),
  response_type: z.literal("code"),
  redirect_uri: z.url(),
  scope: z.string().regex(/\bopenid\b/),
  state: z.string().min(16),
  nonce: z.string().min(16),
  code_challenge: z.string().min(43),
  code_challenge_method: z.literal("S256"),
});

/** An OpenID provider with the authorization code flow and PKCE, written from the specification, on a free loopback port. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { asked: z.infer<typeof AuthorizeSchema>; login: Login }>();
  const logins = new Map<string, Login>();

  const server = createServer((request, response) => {
    void answer(request).then(({ status, body, location }) => {
      response.writeHead(status, { "content-type": "application/json", ...(location && { location }) });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const issuer = `http://127.0.0.1:${address.port}`;

  const configuration = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
  const provider: IdentityProvider = {
    issuer,
    clientId: "allclose",
    clientSecret: "a secret with: signs & 100%",
    refusedVerifiers: 0,
    login: { idToken: {} },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return provider;

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown; location?: string }> {
    const url = new URL(request.url ?? "/", issuer);
    switch (`${request.method ?? ""} ${url.pathname}`) {
      case "GET /.well-known/openid-configuration":
        return { status: 200, body: configuration };
      case "GET /jwks":
        return { status: 200, body: { keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig" }] } };
      case "GET /authorize": {
        const asked = AuthorizeSchema.parse(Object.fromEntries(url.searchParams));
        const code = randomUUID();
        codes.set(code, { asked, login: provider.login });
        const back = new URL(asked.redirect_uri);
        back.search = new URLSearchParams({ code, state: asked.state }).toString();
        return { status: 302, body: {}, location: back.href };
      }
      case "POST /token":
        return exchange(request.headers.authorization, new URLSearchParams(await bodyOf(request)));
      case "GET /userinfo": {
        const login = logins.get((request.headers.authorization ?? "").replace(/^Bearer /, ""));
        return login ? { status: 200, body: login.userinfo ?? {} } : { status: 401, body: {} };
      }
      default:
        return { status: 404, body: {} };
    }
  }

  function exchange(authorization: string | undefined, form: URLSearchParams): { status: number; body: unknown } {
    const given = Buffer.from((authorization ?? "").replace(/^Basic /, ""), "base64").toString();
    const expected = `${encodeURIComponent(provider.clientId)}:${formEncode(provider.clientSecret)}`;
    if (given !== expected) return { status: 401, body: { error: "invalid_client" } };
    const pending = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    if (pending === undefined || pending.asked.redirect_uri !== form.get("redirect_uri"))
      return { status: 400, body: { error: "invalid_grant" } };
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (challenge !== pending.asked.code_challenge) {
      provider.refusedVerifiers++;
      return { status: 400, body: { error: "invalid_grant" } };
    }
    const accessToken = randomUUID();
    logins.set(accessToken, pending.login);
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: provider.clientId,
      iat: now,
      exp: now + 300,
      nonce: pending.login.nonce ?? pending.asked.nonce,
      ...pending.login.idToken,
    };
    const idToken = signToken(claims, pending.login.key ?? privateKey);
    return { status: 200, body: { token_type: "Bearer", access_token: accessToken, id_token: idToken } };
  }

  function signToken(claims: Record<string, unknown>, key: KeyObject): string {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    const content = `${encode({ alg: "RS256", kid: "1", typ: "JWT" })}.${encode(claims)}`;
    return `${content}.${createSign("sha256").update(content).sign(key, "base64url")}`;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** As RFC 6749 wants client secrets in a Basic header: application/x-www-form-urlencoded. */
const formEncode = (text: string): string => new URLSearchParams({ "": text }).toString().slice(1);
