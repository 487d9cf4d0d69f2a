import { AwsClient } from "aws4fetch";
import { env, type Environment } from "./env";

/** A bucket of an S3-compatible store. Everything it does may throw an ObjectStoreError. */
export interface ObjectStore {
  readonly bucket: string;
  /** @param file.sha256 - of the bytes, as hex: the store refuses what arrives otherwise */
  put(key: string, bytes: Uint8Array<ArrayBuffer>, file: { sha256: string; contentType: string }): Promise<void>;
  /** @param mostBytes - reading stops beyond them: what is longer is not what was stored */
  get(key: string, mostBytes: number): Promise<Uint8Array>;
  /** What is not there is removed already. */
  remove(key: string): Promise<void>;
  /** Resolves when the bucket is there and opens for these keys. */
  check(): Promise<void>;
  /** Names of objects, up to a thousand at a time. */
  list(prefix: string): AsyncIterable<string[]>;
}

/** The store did not do what it was asked. The message is for the log: it may name hosts and keys. */
export class ObjectStoreError extends Error {
  override name = "ObjectStoreError";
  /** missing: there is no such object. refused: it answered something else. silent: no answer, or not in time. */
  readonly kind: "missing" | "refused" | "silent";

  constructor(kind: ObjectStoreError["kind"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

const timeoutMs = { bytes: 60_000, answer: 10_000, check: 3_000 } as const;
/** Busy stores answer 503 for a moment. */
const retries = 2;

type Settings = NonNullable<Environment["objectStore"]>;
const stores = new WeakMap<Settings, ObjectStore>();

/** The store of the environment's S3_ variables; undefined when they are not set. */
export function objectStore(): ObjectStore | undefined {
  const settings = env().objectStore;
  if (settings === null) return undefined;
  const store = stores.get(settings) ?? openStore(settings);
  stores.set(settings, store);
  return store;
}

function openStore({ endpoint, bucket, region, accessKeyId, secretAccessKey }: Settings): ObjectStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries });
  const ask = async <T>(
    { method, key = "", timeout, ...init }: Question,
    read: (response: Response) => Promise<T>,
  ): Promise<T> => {
    const what = `${method} ${key === "" ? `bucket ${bucket}` : key}`;
    try {
      const response = await client.fetch(
        `${endpoint}/${bucket}${key.startsWith("?") || key === "" ? "" : "/"}${key}`,
        {
          ...{ method, ...init, signal: AbortSignal.timeout(timeout) },
          // A store that sends elsewhere would get a signature that is not for it; Next keeps answers unless told.
          ...{ redirect: "manual", cache: "no-store" },
        },
      );
      if (!response.ok) throw await refusal(what, response);
      return await read(response);
    } catch (error) {
      if (error instanceof ObjectStoreError) throw error;
      throw new ObjectStoreError("silent", `${what}: no answer from ${endpoint}`, { cause: error });
    }
  };
  return {
    bucket,
    put: (key, bytes, { sha256, contentType }) =>
      ask(
        {
          ...{ method: "PUT", key, body: bytes, timeout: timeoutMs.bytes },
          headers: { "x-amz-content-sha256": sha256, "content-type": contentType },
        },
        discard,
      ),
    get: (key, mostBytes) => ask({ method: "GET", key, timeout: timeoutMs.bytes }, (it) => readBody(it, mostBytes)),
    async remove(key) {
      try {
        await ask({ method: "DELETE", key, timeout: timeoutMs.answer }, discard);
      } catch (error) {
        if (!(error instanceof ObjectStoreError && error.kind === "missing")) throw error;
      }
    },
    check: () => ask({ method: "HEAD", timeout: timeoutMs.check }, discard),
    async *list(prefix) {
      for (let next: string | undefined = ""; next !== undefined;) {
        const query = new URLSearchParams({
          "list-type": "2",
          prefix,
          ...(next !== "" && { "continuation-token": next }),
        });
        const page: string = await ask(
          { method: "GET", key: `?${query.toString()}`, timeout: timeoutMs.answer },
          (response) => response.text(),
        );
        // Our own keys need no escaping; what others put there is not ours to name.
        yield [...page.matchAll(/<Key>([^<&]+)<\/Key>/g)].map(([, key = ""]) => key);
        next = /<NextContinuationToken>([^<&]+)<\/NextContinuationToken>/.exec(page)?.[1];
      }
    },
  };
}

interface Question {
  method: "PUT" | "GET" | "DELETE" | "HEAD";
  /** Absent: the bucket itself. */
  key?: string;
  headers?: Record<string, string>;
  body?: Uint8Array<ArrayBuffer>;
  /** Milliseconds for the whole answer. */
  timeout: number;
}

/** A connection is free again when its answer was read. */
async function discard(response: Response): Promise<void> {
  await response.arrayBuffer();
}

async function refusal(what: string, response: Response): Promise<ObjectStoreError> {
  const code = /<Code>(\w{1,60})<\/Code>/.exec((await response.text()).slice(0, 4_000))?.[1];
  const kind = response.status === 404 && code === "NoSuchKey" ? "missing" : "refused";
  return new ObjectStoreError(kind, `${what}: ${response.status} ${code ?? "without a reason"}`);
}

async function readBody(response: Response, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (done || value === undefined) break;
    chunks.push(value);
    length += value.length;
    if (length > mostBytes) {
      await reader.cancel();
      break;
    }
  }
  return Buffer.concat(chunks, length);
}
