import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { CertificateSchema, readCertificates, writeCertificates, type Certificate } from "#problems/certificate";

const certificate: Certificate = {
  hash: "0123456789abcdef".repeat(4),
  engine: "0.1.0+abc",
  seeds: 3,
  ok: true,
  reference: { score: 12, maxScore: 12, ok: true },
  starter: { score: 0, ok: true },
  tests: [{ name: "worked example", visibility: "public", points: 12 }],
  mistakes: [{ name: "no-half", rejected: true, diagnosed: true }],
  mutants: { caught: 41, total: 43, equivalent: 2 },
  rewrites: { accepted: 3, total: 3 },
};

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "certificates-"));
  file = path.join(folder, "certificates.json");
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("what is written is read back", async () => {
  await writeCertificates({ "a-step": certificate }, file);
  expect(await readCertificates(file)).toEqual({ "a-step": certificate });
});

test("slugs are written in alphabetical order, so that the order of verifying leaves no trace", async () => {
  await writeCertificates({ b: certificate, a: certificate }, file);
  const text = await readFile(file, "utf8");
  await writeCertificates({ a: certificate, b: certificate }, file);
  expect(await readFile(file, "utf8")).toBe(text);
  expect(text.endsWith("}\n")).toBe(true);
});

test.each(["", "[]", "{", '{"a-step": {}}', '{"a-step": null}'])(
  "%j is refused with the command that mends it",
  async (text) => {
    await writeFile(file, text);
    await expect(readCertificates(file)).rejects.toThrow("npm run problems -- verify --write");
  },
);

test("an empty file of certificates is a file without certificates", async () => {
  await writeFile(file, "{}\n");
  expect(await readCertificates(file)).toEqual({});
});

test.each<[string, object]>([
  ["a hash that is not one", { hash: "abc" }],
  ["no seed", { seeds: 0 }],
  ["an unknown visibility", { tests: [{ name: "worked example", visibility: "secret", points: 1 }] }],
  ["a count that is not whole", { rewrites: { accepted: 0.5, total: 1 } }],
  ["a field nobody knows", { signature: "x" }],
])("a certificate with %s is refused", (_, change) => {
  expect(CertificateSchema.safeParse(certificate).success).toBe(true);
  expect(CertificateSchema.safeParse({ ...certificate, ...change }).success).toBe(false);
});
