import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { changeEnvironment } from "#server/env";
import { objectStore, ObjectStoreError, type ObjectStore } from "#server/objectStore";
import { noBucket, useBucket } from "../bucket/bucket";

const bucket = useBucket();

function theStore(): ObjectStore {
  const store = objectStore();
  if (store === undefined) throw new Error("no store is configured");
  return store;
}

const file = (bytes: Uint8Array) => ({
  sha256: createHash("sha256").update(bytes).digest("hex"),
  contentType: "application/pdf",
});

const put = (key: string, bytes: Uint8Array<ArrayBuffer>) => theStore().put(key, bytes, file(bytes));

async function kindOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (error instanceof ObjectStoreError) return error.kind;
    throw error;
  }
}

test("without its variables there is no store", () => {
  changeEnvironment(noBucket);
  expect(objectStore()).toBeUndefined();
});

test("what was put is had, byte by byte, and is removed once and again", async () => {
  const bytes = new Uint8Array(randomBytes(1_000_000));
  await theStore().check();
  await put("uploads/a", bytes);
  expect(Buffer.from(await theStore().get("uploads/a", bytes.length)).equals(bytes)).toBe(true);
  await theStore().remove("uploads/a");
  await theStore().remove("uploads/a");
  expect(await bucket.keys()).toEqual([]);
  expect(await kindOf(theStore().get("uploads/a", 10))).toBe("missing");
});

test("an object that grew is read only a little beyond what it should have", async () => {
  await bucket.put("uploads/a", "x".repeat(5_000_000));
  const bytes = await theStore().get("uploads/a", 10);
  expect(bytes.length).toBeGreaterThan(10);
  expect(bytes.length).toBeLessThan(2_000_000);
});

test("the store refuses bytes that changed on their way", async () => {
  const bytes = new Uint8Array(Buffer.from("sent"));
  expect(await kindOf(theStore().put("uploads/a", bytes, file(Buffer.from("meant"))))).toBe("refused");
  expect(await bucket.keys()).toEqual([]);
});

test("all names with a beginning are listed, a page at a time", async () => {
  const keys = ["a", "b", "c", "d", "e"].map((name) => `uploads/${name}`);
  for (const key of [...keys, "other/f"]) await bucket.put(key, "-");
  const pages: string[][] = [];
  for await (const page of theStore().list("uploads/")) pages.push(page);
  expect(pages.flat()).toEqual(keys);
  expect(pages.length).toBeGreaterThan(1);
});

test.each([
  ["another secret", "refused", { S3_SECRET_ACCESS_KEY: "wrong" }],
  ["another key", "refused", { S3_ACCESS_KEY_ID: "tests:nobody" }],
  ["a bucket that is not there", "refused", { S3_BUCKET: "nowhere" }],
  ["a machine that does not listen", "silent", { S3_ENDPOINT: "http://127.0.0.1:1" }],
])("with %s everything is %s", async (_, kind, variables) => {
  await bucket.put("uploads/a", "-");
  changeEnvironment(variables);
  expect(await kindOf(theStore().check())).toBe(kind);
  expect(await kindOf(put("uploads/b", new Uint8Array(1)))).toBe(kind);
  expect(await kindOf(theStore().get("uploads/a", 1))).toBe(kind);
  expect(await kindOf(theStore().remove("uploads/a"))).toBe(kind);
  changeEnvironment(bucket.variables);
  expect(await bucket.keys()).toEqual(["uploads/a"]);
});

test("a signed request is not sent on to where an answer points, and half an answer is none", async () => {
  const asked: string[] = [];
  const stranger = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/bbb/uploads/sent-on") response.writeHead(307, { location: "/elsewhere" }).end();
    else response.writeHead(200, { "content-length": "10" }).write("half", () => response.destroy());
  });
  await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  const { port } = stranger.address() as AddressInfo;
  changeEnvironment({ S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_BUCKET: "bbb" });
  try {
    expect(await kindOf(theStore().get("uploads/sent-on", 10))).toBe("refused");
    expect(await kindOf(theStore().get("uploads/half", 10))).toBe("silent");
    expect(asked).toEqual(["/bbb/uploads/sent-on", "/bbb/uploads/half"]);
  } finally {
    stranger.close();
  }
});
