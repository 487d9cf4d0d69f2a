import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { AppError } from "./errors";

/** scrypt's costs. Memory is 128 · 2^logCost · blockSize bytes, time grows with all three. */
interface Costs {
  logCost: number;
  blockSize: number;
  parallelism: number;
}

// 32 MiB and about 0.25 s on the machines this was measured on.
// @see OWASP Password Storage Cheat Sheet, scrypt: N = 2^15, r = 8, p = 3
const currentCosts: Costs = { logCost: 15, blockSize: 8, parallelism: 3 };
const saltBytes = 16;
const keyBytes = 32;

// A stored hash decides how much memory its own check takes, so one that asks for more than this is refused.
const maxLogCost = 18;

const hashPattern = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22,})\$([A-Za-z0-9+/]{43})$/;

/** Characters. A longer password is wrong, not cut. */
const maxPasswordLength = 256;

/**
 * A salted hash that carries its own parameters, in the PHC form `$scrypt$ln=15,r=8,p=3$salt$key` (base64 without
 * padding), so that costs can be raised without breaking what is stored.
 *
 * @throws AppError INVALID if the password has more than 256 characters
 */
export async function hashPassword(password: string): Promise<string> {
  if (password.length > maxPasswordLength)
    throw new AppError("INVALID", `A password has at most ${maxPasswordLength} characters.`);
  const salt = randomBytes(saltBytes);
  const key = await deriveKey(password, salt, currentCosts);
  const { logCost, blockSize, parallelism } = currentCosts;
  return `$scrypt$ln=${logCost},r=${blockSize},p=${parallelism}$${encode(salt)}$${encode(key)}`;
}

/**
 * Does the password belong to the hash? Compared in constant time.
 *
 * @param hash - from `hashPassword`; null (an unknown e-mail, or a person without a password) costs the same time and is false
 * @throws Error if a stored hash is not in the form that `hashPassword` writes
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  if (hash === null) {
    await deriveKey(password, Buffer.alloc(saltBytes), currentCosts);
    return false;
  }
  const { costs, salt, key } = parseHash(hash);
  const isShortEnough = password.length <= maxPasswordLength;
  const derived = await deriveKey(password.slice(0, maxPasswordLength), salt, costs);
  return timingSafeEqual(derived, key) && isShortEnough;
}

/** True for a hash with other costs than today's: hash the password anew while it is known, at the next sign-in. */
export function isOutdatedHash(hash: string): boolean {
  const { costs } = parseHash(hash);
  return (
    costs.logCost !== currentCosts.logCost ||
    costs.blockSize !== currentCosts.blockSize ||
    costs.parallelism !== currentCosts.parallelism
  );
}

function parseHash(hash: string): { costs: Costs; salt: Buffer; key: Buffer } {
  const [, logCost, blockSize, parallelism, salt, key] = hashPattern.exec(hash) ?? [];
  if (salt === undefined || key === undefined)
    throw new Error("a stored password hash is not of the form $scrypt$ln=…,r=…,p=…$salt$key");
  const costs = { logCost: Number(logCost), blockSize: Number(blockSize), parallelism: Number(parallelism) };
  if (costs.logCost > maxLogCost) throw new Error(`a stored password hash asks for ln=${costs.logCost}`);
  return { costs, salt: Buffer.from(salt, "base64"), key: Buffer.from(key, "base64") };
}

function deriveKey(password: string, salt: Buffer, { logCost, blockSize, parallelism }: Costs): Promise<Buffer> {
  const cost = 2 ** logCost;
  // Node refuses above 32 MiB unless told; scrypt needs a little over 128 · N · r.
  const maxmem = 128 * cost * blockSize + 1024 * blockSize * parallelism + 1024 * 1024;
  // The same characters typed on another keyboard may arrive in another Unicode form.
  const normalised = password.normalize("NFKC");
  return new Promise((resolve, reject) => {
    scrypt(normalised, salt, keyBytes, { N: cost, r: blockSize, p: parallelism, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

const encode = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
