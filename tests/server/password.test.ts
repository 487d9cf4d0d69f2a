import { scryptSync } from "node:crypto";
import { hashPassword, isOutdatedHash, verifyPassword } from "#server/password";

/** A hash as an older server might have stored it, made by calling scrypt directly. */
function hashWith({ ln, r, p }: { ln: number; r: number; p: number }, password: string): string {
  const salt = Buffer.from("0123456789abcdef");
  const key = scryptSync(password, salt, 32, { N: 2 ** ln, r, p });
  const encode = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
  return `$scrypt$ln=${ln},r=${r},p=${p}$${encode(salt)}$${encode(key)}`;
}

test("a password belongs to its own hash and to no other", async () => {
  const hash = await hashPassword("correct horse");
  expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
  expect(hash).not.toContain("correct");
  expect(await verifyPassword("correct horse", hash)).toBe(true);
  expect(await verifyPassword("correct horsE", hash)).toBe(false);
  expect(await verifyPassword("", hash)).toBe(false);
});

test("the same password hashed twice gives two hashes, so equal passwords do not show", async () => {
  expect(await hashPassword("correct horse")).not.toBe(await hashPassword("correct horse"));
});

test("the same characters in another Unicode form are the same password", async () => {
  const hash = await hashPassword("caf\u00e9 \u2460");
  expect(await verifyPassword("cafe\u0301 1", hash)).toBe(true);
});

test("nobody's hash accepts no password, whatever it is", async () => {
  expect(await verifyPassword("", null)).toBe(false);
  expect(await verifyPassword("\0".repeat(16), null)).toBe(false);
});

test("a hash with older costs still accepts its password, and is told apart from today's", async () => {
  const older = hashWith({ ln: 12, r: 8, p: 1 }, "correct horse");
  expect(await verifyPassword("correct horse", older)).toBe(true);
  expect(await verifyPassword("wrong horse", older)).toBe(false);
  expect(isOutdatedHash(older)).toBe(true);
  expect(isOutdatedHash(await hashPassword("correct horse"))).toBe(false);
});

test.each([
  ["not a hash", "plaintext"],
  ["another scheme", "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaA"],
  ["more memory than a server has", `$scrypt$ln=30,r=8,p=1$${"A".repeat(22)}$${"A".repeat(43)}`],
])("a stored hash that is %s is a fault of ours, not a wrong password", async (_what, hash) => {
  await expect(verifyPassword("correct horse", hash)).rejects.toThrow("stored password hash");
});

test("a password that is too long is refused when set and wrong when tried, never cut", async () => {
  const longest = "x".repeat(256);
  const hash = await hashPassword(longest);
  expect(await verifyPassword(longest, hash)).toBe(true);
  expect(await verifyPassword(`${longest}y`, hash)).toBe(false);
  await expect(hashPassword(`${longest}y`)).rejects.toMatchObject({ code: "INVALID" });
});
