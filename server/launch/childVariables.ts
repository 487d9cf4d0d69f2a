import { childEnvironment, parseEnvironment } from "../env";
import type { Environment } from "../env";
import type { Database } from "./database";
import { demoSecret } from "./demoSecret";

/** Passed in the environment of web and worker. */
export interface ChildVariables extends Record<string, string> {
  NODE_ENV: string;
  /** Next would otherwise report to its makers, from a process that outlives it. */
  NEXT_TELEMETRY_DISABLED: string;
  DATABASE_URL: string;
  ALLCLOSE_DATA: string;
  ALLCLOSE_DEMO: string;
  NEXTAUTH_URL: string;
  /** Empty counts as unset. */
  NEXTAUTH_SECRET: string;
  HOST: string;
  PORT: string;
}

/**
 * What web and worker are told. The embedded database is the demo's; with DATABASE_URL the demo has to be asked for.
 *
 * @throws EnvironmentError when this would not make a safe server, such as a real one without NEXTAUTH_SECRET
 */
export function childVariables(
  environment: Environment,
  { url, isEmbedded }: Database,
  mode: "production" | "development",
): ChildVariables {
  const { dataDirectory, publicUrl, host, port, demo } = environment;
  const isDemo = isEmbedded || demo;
  const chosen = childEnvironment({})["NEXTAUTH_SECRET"] ?? "";
  const variables = {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: url,
    ALLCLOSE_DATA: dataDirectory,
    ALLCLOSE_DEMO: isDemo ? "1" : "0",
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: chosen !== "" || !isDemo ? chosen : demoSecret(dataDirectory),
    HOST: host,
    PORT: String(port),
  };
  parseEnvironment(childEnvironment(variables));
  return variables;
}
