import { AsyncLocalStorage } from "node:async_hooks";

/*
 * Stands in for "next/headers": `jest.mock("next/headers", () => jest.requireActual("./requestScope"))`. Next's own needs a
 * running server around it; the rest of the request's way, next-auth included, is real.
 */

interface Scope {
  headers: Headers;
  written: string[];
}

const scope = new AsyncLocalStorage<Scope>();

function current(): Scope {
  const store = scope.getStore();
  if (store === undefined) throw new Error("outside a request");
  return store;
}

export const headers = (): Promise<Headers> => Promise.resolve(current().headers);

export function cookies() {
  const { headers: sent, written } = current();
  const all = (sent.get("cookie") ?? "")
    .split(/;\s*/)
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return { name: pair.slice(0, equals), value: decodeURIComponent(pair.slice(equals + 1)) };
    });
  return Promise.resolve({
    getAll: () => all,
    get: (wanted: string) => all.find(({ name }) => name === wanted),
    set: (name: string, value: string, flags: { maxAge: number; secure: boolean; path: string }) => {
      written.push(`${name}=${value}; Max-Age=${flags.maxAge}; Path=${flags.path}${flags.secure ? "; Secure" : ""}`);
    },
  });
}

/** Runs an action as if Next had received this request. `written` are the cookies it set through `cookies()`. */
export async function inRequest<T>(sent: Headers, action: () => Promise<T>): Promise<{ result: T; written: string[] }> {
  const written: string[] = [];
  const result = await scope.run({ headers: sent, written }, action);
  return { result, written };
}
