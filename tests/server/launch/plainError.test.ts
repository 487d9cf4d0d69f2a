import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EnvironmentError } from "#server/env";
import { connectionInWords } from "#server/launch/database";
import { claimDataDirectory } from "#server/launch/startLock";
import { PlainError, toPlainError } from "#server/launch/plainError";

const withCode = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  [withCode("ENOSPC", "write"), /disk is full[^]*Make some room/],
  [withCode("EDQUOT", "write"), /quota is used up/],
  [withCode("EROFS", "open '/data'"), /read-only \(open '\/data'\)[^]*ALLCLOSE_DATA=/],
  [withCode("EACCES", "mkdir '/data'"), /may not write there[^]*chown/],
  [new Error("seeding failed", { cause: withCode("ENOSPC", "write") }), /disk is full/],
  [new EnvironmentError(["PORT must be a whole number from 1 to 65535"]), /PORT must be[^]*\.env\.example/],
  [new PlainError("Already in words."), /^Already in words\.$/],
])("%s is told in words", (error, words) => {
  expect(toPlainError(error)?.message).toMatch(words);
});

test.each([new TypeError("x is not a function"), "text", undefined, withCode("ERR_ASSERTION", "no")])(
  "%s is a fault of ours, for which there are no such words",
  (error) => {
    expect(toPlainError(error)).toBeUndefined();
  },
);

test("a data directory that is a file is told in words", () => {
  const directory = mkdtempSync(path.join(tmpdir(), "allclose-words-"));
  const file = path.join(directory, "data");
  writeFileSync(file, "");
  const attempt = () => claimDataDirectory(path.join(file, "inner"), "http://localhost:3000");
  try {
    attempt();
  } catch (error) {
    expect(toPlainError(error)?.message).toMatch(/A file stands where a folder is needed/);
  }
  expect(attempt).toThrow();
  rmSync(directory, { recursive: true });
});

const address = "postgresql://ann:t0psecret@db.example.edu/course";

test.each([
  [withCode("ECONNREFUSED", "connect"), /No PostgreSQL answers at db\.example\.edu:5432/],
  [withCode("ENOTFOUND", "getaddrinfo"), /No machine of that name/],
  [withCode("28P01", "password authentication failed"), /refused the user or the password/],
  [withCode("3D000", "database does not exist"), /createdb course/],
  [new Error("timeout expired"), /does not answer/],
  [new Error("The server does not support SSL connections"), /failed: The server does not support SSL/],
])("a connection that fails with %s is told in words, never with the password", (error, words) => {
  const { message } = connectionInWords(address, error);
  expect(message).toMatch(words);
  expect(message).toContain("Without DATABASE_URL");
  expect(message).not.toContain("t0psecret");
});
