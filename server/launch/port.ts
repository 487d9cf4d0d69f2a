import { createServer } from "node:net";
import { PlainError } from "./plainError";

/** @throws PlainError that says who is in the way, as far as that can be known, and offers a free port */
export async function requireFreePort(host: string, port: number, command: string): Promise<void> {
  const failure = await tryToListen(host, port);
  if (failure === undefined) return;
  if (failure === "EACCES")
    throw new PlainError(
      `Port ${port} is reserved: ports below 1024 need an administrator.\nChoose another one: PORT=3000 ${command}`,
    );
  if (failure === "EADDRNOTAVAIL" || failure === "ENOTFOUND" || failure === "EAI_AGAIN")
    throw new PlainError(
      `This machine has no address called ${host} (HOST).\nUse HOST=127.0.0.1 for this machine only, or HOST=0.0.0.0 for every network it is in.`,
    );
  if (failure !== "EADDRINUSE") throw new Error(`listening on ${host}:${port} failed with ${failure}`);
  const holder = (await isAllclose(port)) ? "another copy of Allclose" : "another program on this machine";
  throw new PlainError(
    `Port ${port} is taken by ${holder}.\nChoose another one: PORT=${await nextFreePort(host, port)} ${command}`,
  );
}

/** A port nobody listens on at this moment, chosen by the system. */
export async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("the system gave no port"));
        else resolve(address.port);
      });
    });
  });
}

async function nextFreePort(host: string, port: number): Promise<number> {
  for (let candidate = port + 1; candidate < Math.min(port + 20, 65_536); candidate += 1)
    if ((await tryToListen(host, candidate)) === undefined) return candidate;
  return freePort();
}

/** Whether nobody listens on this port of the loopback. */
export const isFreePort = async (port: number): Promise<boolean> =>
  (await tryOneAddress("127.0.0.1", port)) === undefined;

/** @returns the system's code for why it failed, undefined when the port is free */
async function tryToListen(host: string, port: number): Promise<string | undefined> {
  const failure = await tryOneAddress(host, port);
  if (failure !== undefined || host !== "127.0.0.1") return failure;
  // A browser that is given "localhost" may try ::1 first, and would find a stranger there.
  return (await tryOneAddress("::1", port)) === "EADDRINUSE" ? "EADDRINUSE" : undefined;
}

async function tryOneAddress(host: string, port: number): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  });
}

async function isAllclose(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(1_000) });
    const text = await response.text();
    return text.includes('"grading"') && text.includes('"database"');
  } catch {
    // Not HTTP, or too slow to say: then it is only "another program".
    return false;
  }
}
