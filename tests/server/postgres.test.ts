import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { type EmbeddedPostgres, startPostgres } from "#server/postgres";

const isRoot = process.getuid?.() === 0;
// Making a cluster takes half a second alone and many in company.
jest.setTimeout(120_000);

/** Safe against a crash of the server, not of the machine. */
const fast = { durable: false };

let directory: string;
const running: EmbeddedPostgres[] = [];
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "allclose-postgres-"));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function start(base = directory, options: Parameters<typeof startPostgres>[1] = {}): Promise<EmbeddedPostgres> {
  const server = await startPostgres(base, { ...fast, ...options });
  running.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const serverProcess = (): number =>
  Number(readFileSync(path.join(directory, "data/postmaster.pid"), "utf8").split("\n")[0]);
const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
const portOf = (server: EmbeddedPostgres): number => Number(new URL(server.url).port);

test("it starts, keeps what was written, and stops without a process left", async () => {
  const first = await start();
  await ask(first.url, "create table kept as select 42 as answer");
  const pid = serverProcess();
  await first.stop();
  expect(isAlive(pid)).toBe(false);

  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, "select answer from kept")).toBe(42);
});

test("it listens on this machine alone, asks for a password, and keeps its clock in UTC", async () => {
  const { url } = await start();
  expect(await ask(url, "show listen_addresses")).toBe("127.0.0.1");
  expect(await ask(url, "show TimeZone")).toBe("UTC");
  await expect(ask(Object.assign(new URL(url), { password: "guess" }).href, "select 1")).rejects.toMatchObject({
    code: "28P01",
  });
});

test("a running server is used as it is, and stops when that is asked", async () => {
  const first = await start();
  const pid = serverProcess();
  const second = await start();
  expect(second).toMatchObject({ how: "already", url: first.url });
  await second.stop();
  expect(isAlive(pid)).toBe(false);
  await first.stop();
});

test("after kill -9 of the server everything committed is there", async () => {
  const first = await start(directory, { durable: true });
  await ask(first.url, "create table kept as select 42 as answer");
  process.kill(serverProcess(), "SIGKILL");
  const second = await start(directory, { durable: true });
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, "select answer from kept")).toBe(42);
});

test("a lock file that names another program's process does not keep it from starting", async () => {
  await (await start()).stop();
  writeFileSync(path.join(directory, "data/postmaster.pid"), `${process.pid}\n${directory}/data\n1\n`, { mode: 0o600 });
  const { url } = await start();
  expect(await ask(url, "select 1")).toBe(1);
});

test("a port that somebody else took meanwhile is exchanged for a free one, which is kept", async () => {
  const first = await start();
  await first.stop();
  const stranger = await listen(portOf(first));
  const second = await start();
  expect(portOf(second)).not.toBe(portOf(first));
  await second.stop();
  await new Promise((resolve) => stranger.close(resolve));
  expect(portOf(await start())).toBe(portOf(second));
});

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy()).listen(port, "127.0.0.1", () => resolve(server));
  });
}

test("several starts at once on an empty directory make one cluster", async () => {
  const servers = await Promise.all([start(), start(), start()]);
  expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
  expect(readdirSync(directory).sort()).toEqual(["data", "postgres.log"]);
});

test("a start that died half-way leaves nothing that the next one minds", async () => {
  mkdirSync(path.join(directory, "data-dead"));
  writeFileSync(path.join(directory, "data-dead/PG_VERSION"), "18\n");
  expect(await ask((await start()).url, "select 1")).toBe(1);
});

test("a directory that is not ours is left alone, in words", async () => {
  mkdirSync(path.join(directory, "data"));
  writeFileSync(path.join(directory, "data/thesis.txt"), "years of work");
  await expect(start()).rejects.toThrow(/is not a database this program made/);
  expect(readFileSync(path.join(directory, "data/thesis.txt"), "utf8")).toBe("years of work");
});

test("a server that cannot start says why, with the last lines of its log", async () => {
  await (await start()).stop();
  writeFileSync(path.join(directory, "data/postgresql.conf"), "no_such_setting = 1\n");
  await expect(start()).rejects.toThrow(/did not start[\s\S]*no_such_setting/);
});

test("parents that are closed to others do not matter", async () => {
  const closed = path.join(directory, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const { how, url } = await start(path.join(closed, "postgres"));
  expect(how).toBe(isRoot ? "in a user namespace" : "as this user");
  expect(await ask(url, "select 1")).toBe(1);
});

// Without user namespaces root needs another user, who must be able to reach the place. An ordinary user needs nothing.
test("without user namespaces root starts it as another user, and finds the way back to that user", async () => {
  chmodSync(directory, 0o755);
  const first = await start(directory, { userNamespace: false });
  expect(first.how).toMatch(isRoot ? /^as (postgres|nobody)$/ : /^as this user$/);
  expect(await ask(first.url, "select 1")).toBe(1);
  await first.stop();
  const second = await start();
  expect(second.how).toMatch(isRoot ? /^as user number \d+$/ : /^as this user$/);
  expect(second.url).toBe(first.url);
});

test("without user namespaces a place that the other user cannot reach is named in words", async () => {
  const closed = path.join(directory, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const starting = start(path.join(closed, "postgres"), { userNamespace: false });
  if (isRoot) await expect(starting).rejects.toThrow(/cannot reach .* set ALLCLOSE_DATA/);
  else expect((await starting).how).toBe("as this user");
});
