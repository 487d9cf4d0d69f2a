import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/**
 * The only reader of the process environment. `.env.example` documents every variable; a `.env` file beside
 * package.json is read too, and never overrides what the shell set.
 */
export interface Environment {
  mode: "development" | "test" | "production";
  /** Undefined until `npm start` has launched the embedded PostgreSQL and handed its address to the other programs. */
  databaseUrl: string | undefined;
  /** Connections one process may hold for its queries. */
  databaseConnections: number;
  /** Absolute. Holds the embedded database, its log and the generated session secret. */
  dataDirectory: string;
  host: string;
  port: number;
  /** The address people type, without a trailing slash. */
  publicUrl: string;
  /** Signs sessions. */
  secret: string;
  oidc: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    /** On the button. */
    name: string;
    /** Takes e-mails as verified although the provider does not say so. */
    trustsEmail: boolean;
  } | null;
  /** The bucket of an S3-compatible store that takes the bytes of files; null keeps them in the database. */
  objectStore: {
    /** Without a trailing slash. */
    endpoint: string;
    bucket: string;
    region: string;
    accessKeyId: string;
    secretAccessKey: string;
  } | null;
  /** How many reverse proxies stand in front: X-Forwarded-For is believed only as far as they wrote it. */
  trustedProxies: number;
  /** This run may offer one-click demo sign-in. Necessary, not sufficient: `isDemo` of demo.ts also asks the database. */
  demo: boolean;
  /** Student rooms kept warm by one worker. */
  rooms: number;
  /** Submissions one worker grades at a time. */
  workerConcurrency: number;
  /** Grade without a sandbox. A developer's laptop only. */
  allowUnsafe: boolean;
  /** Who sends it may read the metrics. Undefined: nobody may. */
  metricsToken: string | undefined;
  logLevel: "debug" | "info" | "warn" | "error";
  /** A server on which tests may create databases. Without it they start the embedded one. */
  testDatabaseUrl: string | undefined;
  /** The browser that tests drive, when it is not in a usual place. */
  chromium: string | undefined;
}

/** One or more variables are missing or wrong. The message lists all of them, one a line. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(["The environment is not usable:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
    this.problems = problems;
  }
}

let parsed: Environment | undefined;

/**
 * The environment of this process, parsed at first use. It is a function because `next build` loads every module
 * without any of these variables.
 *
 * @throws EnvironmentError
 */
export function env(): Environment {
  if (parsed === undefined) {
    if (process.env.NODE_ENV !== "test" && existsSync(".env")) process.loadEnvFile(".env");
    parsed = parseEnvironment(process.env);
    // next-auth reads it by itself and has no option for it.
    process.env["NEXTAUTH_URL"] ||= parsed.publicUrl;
  }
  return parsed;
}

/** Changes this process's environment, for what only becomes known while it runs, such as a database of its own. */
export function changeEnvironment(changes: Readonly<Record<string, string>>): void {
  Object.assign(process.env, changes);
  parsed = undefined;
}

/**
 * The environment for a program that this one starts.
 *
 * @param changes - undefined takes a variable out
 */
export function childEnvironment(changes: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

const developmentSecret = "allclose-development-secret-never-used-in-production";
const secretsSeenInExamples = [developmentSecret, "changeme", "change-me", "secret", "password"];

const flag = z
  .enum(["0", "1"], "must be 1 or 0")
  .default("0")
  .transform((text) => text === "1");

const wholeNumber = (min: number, max: number, fallback: number) =>
  z.coerce
    .number(`must be a whole number from ${min} to ${max}`)
    .int(`must be a whole number from ${min} to ${max}`)
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)
    .default(fallback);

const url = (...protocols: string[]) =>
  z.string().refine((text) => protocols.includes(parseUrl(text)?.protocol ?? ""), {
    message: `must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  });

const variables = {
  NODE_ENV: z
    .enum(["development", "test", "production"], "must be development, test or production")
    .default("development"),
  DATABASE_URL: url("postgresql:", "postgres:").optional(),
  ALLCLOSE_DATABASE_CONNECTIONS: wholeNumber(1, 200, 10),
  ALLCLOSE_DATA: z.string().default(".data"),
  HOST: z.string().default("127.0.0.1"),
  PORT: wholeNumber(1, 65_535, 3000),
  NEXTAUTH_URL: url("http:", "https:")
    .refine((text) => ["", "/"].includes(parseUrl(text)?.pathname ?? ""), {
      message: "must have no path: pages and cookies belong to the whole address",
    })
    .optional(),
  NEXTAUTH_SECRET: z.string().min(32, "must be at least 32 characters: openssl rand -base64 32").optional(),
  OIDC_ISSUER: url("http:", "https:").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, "must be at most 60 characters").default("your school account"),
  OIDC_TRUST_EMAIL: flag,
  S3_ENDPOINT: url("http:", "https:")
    .refine((text) => /^[^?#@]*$/.test(text), { message: "must be an address without keys or questions in it" })
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$/,
      "must be the name of a bucket, of 3 to 63 letters and digits",
    )
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,60}$/, "must be the name of a region, such as us-east-1")
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_ALLOW_HTTP: flag,
  TRUSTED_PROXIES: wholeNumber(0, 5, 0),
  ALLCLOSE_DEMO: flag,
  ALLCLOSE_ROOMS: wholeNumber(0, 64, 3),
  ALLCLOSE_WORKER_CONCURRENCY: wholeNumber(1, 64, 2),
  ALLCLOSE_UNSAFE_NO_SANDBOX: flag,
  METRICS_TOKEN: z.string().min(24, "must be at least 24 characters: openssl rand -base64 32").optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"], "must be debug, info, warn or error").default("info"),
  TEST_DATABASE_URL: url("postgresql:", "postgres:").optional(),
  CHROMIUM: z.string().optional(),
} as const;

const Variables = z.object(variables);
type Values = z.output<typeof Variables>;

/** The names of all variables, for the test that holds `.env.example` to this list. */
export const variableNames: readonly string[] = Object.keys(variables);

/**
 * Reads a set of variables. An empty value counts as unset, as in `DATABASE_URL=` of a `.env` file.
 *
 * @throws EnvironmentError that names every bad variable at once
 */
export function parseEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, text]) => text !== undefined && text !== ""));
  const result = Variables.safeParse(given);
  const problems = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  // zod stops before rules that look at several variables when one is malformed: those read what can be read.
  const readable = result.success ? result.data : readableValues(given);
  problems.push(...contradictions(readable, (name) => given[name] !== undefined));
  if (!result.success || problems.length > 0) throw new EnvironmentError(problems);
  return toEnvironment(result.data);
}

function readableValues(given: Record<string, string | undefined>): Partial<Values> {
  const readable: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(variables)) {
    const one = schema.safeParse(given[name]);
    if (one.success) readable[name] = one.data;
  }
  return readable;
}

const oidcNames = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
const s3Names = ["S3_ENDPOINT", "S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/** What is wrong between variables that are each well formed. */
function contradictions(values: Partial<Values>, isGiven: (name: keyof Values) => boolean): string[] {
  const problems: string[] = [];
  const isProduction = values.NODE_ENV === "production";

  const secret = values.NEXTAUTH_SECRET;
  // Without DATABASE_URL this is the supervisor, which hands a generated secret to the programs it starts.
  if (isProduction && !isGiven("NEXTAUTH_SECRET") && isGiven("DATABASE_URL"))
    problems.push("NEXTAUTH_SECRET is needed in production, at least 32 characters: openssl rand -base64 32");
  if (isProduction && secret !== undefined && isGuessable(secret))
    problems.push("NEXTAUTH_SECRET is one that can be guessed: openssl rand -base64 32 makes a good one");

  for (const group of [oidcNames, s3Names]) {
    const missing = group.filter((name) => !isGiven(name));
    if (missing.length > 0 && missing.length < group.length)
      problems.push(
        `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing: set all of ${group.join(", ")} or none`,
      );
  }
  if (values.OIDC_ISSUER?.startsWith("http:") === true && !isLoopbackUrl(values.OIDC_ISSUER))
    problems.push("OIDC_ISSUER must start with https:// unless it is on this machine");
  const endpoint = values.S3_ENDPOINT;
  if (
    isProduction &&
    endpoint?.startsWith("http:") === true &&
    !isLoopbackUrl(endpoint) &&
    values.S3_ALLOW_HTTP !== true
  )
    problems.push(
      "S3_ENDPOINT must start with https:// in production, unless S3_ALLOW_HTTP=1 says that its network is safe",
    );

  if (values.ALLCLOSE_DEMO === true) {
    if (values.DATABASE_URL !== undefined && !isLoopbackUrl(values.DATABASE_URL))
      problems.push("ALLCLOSE_DEMO=1 is refused with a database on another machine (DATABASE_URL)");
    if (values.NEXTAUTH_URL !== undefined && !isLoopbackUrl(values.NEXTAUTH_URL))
      problems.push("ALLCLOSE_DEMO=1 is refused at an address others can reach (NEXTAUTH_URL)");
  }

  if (values.ALLCLOSE_UNSAFE_NO_SANDBOX === true) {
    if (isProduction) problems.push("ALLCLOSE_UNSAFE_NO_SANDBOX=1 is refused in production");
    if (values.HOST !== undefined && !isLoopbackHost(values.HOST))
      problems.push("ALLCLOSE_UNSAFE_NO_SANDBOX=1 is refused unless HOST is 127.0.0.1, ::1 or localhost");
  }
  return problems;
}

function toEnvironment(values: Values): Environment {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  const hasOidc = issuer !== undefined && clientId !== undefined && clientSecret !== undefined;
  return {
    mode: values.NODE_ENV,
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.ALLCLOSE_DATABASE_CONNECTIONS,
    dataDirectory: path.resolve(values.ALLCLOSE_DATA),
    host: values.HOST,
    port: values.PORT,
    publicUrl: (values.NEXTAUTH_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ""),
    secret: values.NEXTAUTH_SECRET ?? (values.NODE_ENV === "production" ? secretOfThisProcess() : developmentSecret),
    oidc: hasOidc
      ? { issuer, clientId, clientSecret, name: values.OIDC_NAME, trustsEmail: values.OIDC_TRUST_EMAIL }
      : null,
    objectStore: toObjectStore(values),
    trustedProxies: values.TRUSTED_PROXIES,
    demo: values.ALLCLOSE_DEMO,
    rooms: values.ALLCLOSE_ROOMS,
    workerConcurrency: values.ALLCLOSE_WORKER_CONCURRENCY,
    allowUnsafe: values.ALLCLOSE_UNSAFE_NO_SANDBOX,
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
    testDatabaseUrl: values.TEST_DATABASE_URL,
    chromium: values.CHROMIUM,
  };
}

function toObjectStore(values: Values): Environment["objectStore"] {
  const { S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY_ID: accessKeyId } = values;
  const [endpoint, secretAccessKey] = [values.S3_ENDPOINT?.replace(/\/+$/, ""), values.S3_SECRET_ACCESS_KEY];
  return endpoint && bucket && region && accessKeyId && secretAccessKey
    ? { endpoint, bucket, region, accessKeyId, secretAccessKey }
    : null;
}

const secretOfThisProcess = (): string => randomBytes(32).toString("base64url");

function isGuessable(secret: string): boolean {
  const isFromAnExample = secretsSeenInExamples.some((example) => secret.toLowerCase().includes(example));
  return isFromAnExample || new Set(secret).size < 8;
}

function isLoopbackUrl(text: string): boolean {
  const hostname = parseUrl(text)?.hostname;
  return hostname !== undefined && isLoopbackHost(hostname.replace(/^\[|\]$/g, ""));
}

const isLoopbackHost = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
