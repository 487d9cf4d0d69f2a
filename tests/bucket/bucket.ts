import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { AwsClient } from "aws4fetch";
import { changeEnvironment } from "#server/env";

const [accessKeyId, secretAccessKey, region] = ["tests:writer", "secret-of-the-tests", "us-east-1"];

/** An empty bucket in a real S3-compatible store, and what tests do to it behind the program's back. */
export interface TestBucket {
  /** The S3_ variables that lead to it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Of at most three objects: the store's pages are short. */
  keys(): Promise<string[]>;
  /** Undefined when there is no such object. */
  bytes(key: string): Promise<Buffer | undefined>;
  put(key: string, bytes: string): Promise<void>;
  remove(key: string): Promise<void>;
}

/** The same variables as if nobody had set them. */
export const noBucket = Object.fromEntries(
  ["ENDPOINT", "BUCKET", "REGION", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY"].map((name) => [`S3_${name}`, ""]),
);

/**
 * Starts OpenStack Swift with its S3 interface for the test file, from Debian's python3-swift, and sets the environment to
 * an empty bucket of it before each test. Call it once at the top of the file.
 */
export function useBucket(): TestBucket {
  const folder = mkdtempSync(path.join(tmpdir(), "allclose-bucket-"));
  let server: ChildProcess | undefined;
  let endpoint = "";
  let count = 0;
  let name = "";
  beforeAll(async () => {
    const started = spawn(
      "/usr/bin/python3",
      [path.resolve("tests/bucket/server.py"), folder, "0", accessKeyId, secretAccessKey],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
    server = started;
    const [line] = (await Promise.race([
      once(createInterface(started.stdout), "line"),
      once(started, "exit").then(() => ["it did not start"]),
    ])) as [string];
    const port = /^ready (\d+)$/.exec(line)?.[1];
    if (port === undefined) throw new Error(`The S3-compatible store for the tests: ${line}`);
    endpoint = `http://127.0.0.1:${port}`;
  }, 60_000);
  afterAll(async () => {
    if (server?.exitCode === null) {
      const ended = once(server, "exit");
      server.stdin?.end();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3" });
  const ask = (method: string, key: string, body?: string) =>
    client.fetch(`${endpoint}/${name}${key}`, { method, ...(body !== undefined && { body }) });
  const bucket: TestBucket = {
    get variables() {
      return {
        ...{ S3_ENDPOINT: endpoint, S3_BUCKET: name, S3_REGION: region },
        ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
      };
    },
    async keys() {
      // A page of the first version of listings, which the program does not use.
      const text = await (await ask("GET", "")).text();
      expect(text).toContain("<IsTruncated>false</IsTruncated>");
      return [...text.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = ""]) => key).sort();
    },
    async bytes(key) {
      const response = await ask("GET", `/${key}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      return response.ok ? bytes : undefined;
    },
    async put(key, bytes) {
      expect((await ask("PUT", `/${key}`, bytes)).ok).toBe(true);
    },
    async remove(key) {
      expect((await ask("DELETE", `/${key}`)).ok).toBe(true);
    },
  };
  beforeEach(async () => {
    name = `files-${++count}`;
    expect((await ask("PUT", "")).ok).toBe(true);
    changeEnvironment(bucket.variables);
  });
  return bucket;
}
