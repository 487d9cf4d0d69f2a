import { env } from "./env";

/**
 * Structured logs: one JSON object a line on standard output.
 *
 * `id` joins the lines of one story: the submission, from the web process that accepted it to the worker that graded it.
 * A student whose submission we failed to grade sees it too. What fails before there is a submission has `click` instead,
 * the key the browser made up at the click; the line of the acceptance has both.
 */
export interface LogFields {
  id?: string | undefined;
  error?: unknown;
  [field: string]: unknown;
}

const levels = ["debug", "info", "warn", "error"] as const;
type Level = (typeof levels)[number];

const logAt =
  (level: Level) =>
  /** @param event - what happened, in words that stay the same: "submission accepted" */
  (event: string, fields: LogFields = {}): void => {
    if (levels.indexOf(level) < levels.indexOf(env().logLevel)) return;
    const { error, ...rest } = fields;
    const line = {
      time: new Date().toISOString(),
      level,
      event,
      ...rest,
      ...(error === undefined ? {} : { error: describe(error) }),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };

export const log = { debug: logAt("debug"), info: logAt("info"), warn: logAt("warn"), error: logAt("error") };

/** An error as data, with its causes. Anything else thrown becomes its text. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const cause: unknown = error.cause;
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(cause === undefined ? {} : { cause: describe(cause) }),
  };
}
