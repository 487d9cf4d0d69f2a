import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { z } from "zod";
import { delay } from "./launch/delay";
import { freePort, isFreePort } from "./launch/port";
import { choosePostgresRunner, type PostgresRunner } from "./postgresRunner";
import { PostgresUnavailableError } from "./postgresUnavailable";

/**
 * The embedded PostgreSQL: real server binaries from npm, started on this machine's loopback only. The directory holds
 *
 *   data/                the cluster, with allclose.json (port and password) inside so that both appear at once
 *   postgres.log         what the server says
 *   native/              a copy of the binaries, only where the server's user could not reach node_modules
 *
 * Start it in one place and hand the address to the other programs.
 */
export interface EmbeddedPostgres {
  /** Address of the database "allclose", as the cluster's owner. */
  url: string;
  /** How the server runs, in words: "as this user", "in a user namespace", "as postgres", or "already". */
  how: string;
  /** Stops the server, also one that was already running, and resolves when its process is gone. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** False trades safety against power loss for speed: for databases that live as long as a test. */
  durable?: boolean;
  /** False keeps root from using a user namespace, as on systems that forbid them. */
  userNamespace?: boolean;
}

const owner = "allclose";
const database = "allclose";
const startTimeoutMs = 60_000;
const startTries = 5;

/**
 * Starts the server on this directory, creating the cluster when there is none. A server that a killed program left
 * running is used as it is; a stale lock file and a taken port are dealt with.
 *
 * @param baseDirectory - created when missing; its parents may be closed to other users
 * @throws PostgresUnavailableError
 */
export async function startPostgres(
  baseDirectory: string,
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const base = path.resolve(baseDirectory);
  fs.mkdirSync(base, { recursive: true });
  const cluster = new Cluster(base, choosePostgresRunner(base, options.userNamespace ?? true));
  if (!cluster.exists()) await cluster.create();

  let how = "already";
  for (let tries = 1; !(await cluster.isUp()); tries++) {
    if (tries > startTries) throw new PostgresUnavailableError(cluster.explainFailure());
    how = cluster.runner.how;
    await cluster.tryToStart(options.durable ?? true);
  }
  await cluster.ensureDatabase();
  return { url: cluster.url(database), how, stop: () => cluster.stop() };
}

const ConnectionSchema = z.object({ port: z.number().int().min(1).max(65_535), password: z.string().min(1) });
type Connection = z.infer<typeof ConnectionSchema>;

class Cluster {
  readonly runner: PostgresRunner;
  private readonly base: string;
  private readonly data: string;
  private readonly logFile: string;

  constructor(base: string, runner: PostgresRunner) {
    this.base = base;
    this.runner = runner;
    this.data = path.join(base, "data");
    this.logFile = path.join(base, "postgres.log");
  }

  exists(): boolean {
    if (!fs.existsSync(this.data)) return false;
    if (!fs.existsSync(this.connectionFile))
      throw new PostgresUnavailableError(
        `${this.data} holds no allclose.json, so it is not a database this program made. Move it away or choose another directory with ALLCLOSE_DATA.`,
      );
    return true;
  }

  /** Everything is made beside its place and moved there at the end: a killed program leaves no half cluster. */
  async create(): Promise<void> {
    const fresh = fs.mkdtempSync(path.join(this.base, "data-"));
    const passwordFile = `${fresh}.password`;
    const connection: Connection = { port: await freePort(), password: randomBytes(24).toString("base64url") };
    try {
      fs.writeFileSync(passwordFile, connection.password, { mode: 0o600 });
      this.runner.own(fresh);
      this.runner.own(passwordFile);
      const { code, output } = await this.runner.run("initdb", [
        ...["-D", fresh, "-U", owner, "-A", "scram-sha-256", `--pwfile=${passwordFile}`],
        ...["-E", "UTF8", "--locale=C", "--no-instructions"],
      ]);
      if (code !== 0) throw new PostgresUnavailableError(`PostgreSQL could not make its data directory: ${output}`);
      fs.writeFileSync(path.join(fresh, "allclose.json"), JSON.stringify(connection), { mode: 0o600 });
      fs.renameSync(fresh, this.data);
    } catch (error) {
      // Another program made the cluster in the meantime: that one is used.
      if (!fs.existsSync(this.connectionFile)) throw error;
    } finally {
      fs.rmSync(passwordFile, { force: true });
      fs.rmSync(fresh, { recursive: true, force: true });
    }
  }

  async isUp(): Promise<boolean> {
    const running = this.lockFile();
    const connection = this.connection();
    if (running?.port !== undefined && running.port !== connection.port && isServerOf(this.data, running.pid))
      this.store({ ...connection, port: running.port });
    try {
      const [row] = await this.query("show data_directory");
      return row?.["data_directory"] === this.data;
    } catch {
      return false;
    }
  }

  /** One try. Whether it worked is what `isUp` says: another program may have won. */
  async tryToStart(durable: boolean): Promise<void> {
    const connection = this.connection();
    if (!(await isFreePort(connection.port))) this.store({ ...connection, port: await freePort() });
    const lock = this.lockFile();
    // After a reboot another program may have the number in the lock file, and PostgreSQL would take it for a server.
    if (lock !== undefined && !isServerOf(this.data, lock.pid))
      fs.rmSync(path.join(this.data, "postmaster.pid"), { force: true });

    const settings = {
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      TimeZone: "UTC",
      log_timezone: "UTC",
      ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    };
    const log = fs.openSync(this.logFile, "a", 0o600);
    const server = this.runner.start(
      "postgres",
      [
        ...["-D", this.data, "-p", String(this.connection().port)],
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      // Detached: Ctrl-C in a terminal reaches every process of its group, and the database must be the last to stop.
      { detached: true, stdio: ["ignore", log, log] },
    );
    fs.closeSync(log);
    const exit = new Promise<"exited">((resolve) => {
      server.once("exit", () => resolve("exited"));
      server.once("error", () => resolve("exited"));
    });
    const outcome = await Promise.race([exit, this.untilUp()]);
    server.unref();
    // Backends of a killed server hold its shared memory until they notice, within a second or two.
    if (outcome === "exited") await delay(500);
  }

  private async untilUp(): Promise<"up" | "late"> {
    const deadline = Date.now() + startTimeoutMs;
    while (Date.now() < deadline) {
      if (await this.isUp()) return "up";
      await delay(25);
    }
    return "late";
  }

  explainFailure(): string {
    const lines = fs.existsSync(this.logFile) ? fs.readFileSync(this.logFile, "utf8").trimEnd().split("\n") : [];
    return [`The embedded PostgreSQL did not start. The last lines of ${this.logFile}:`, ...lines.slice(-8)].join(
      "\n  ",
    );
  }

  async ensureDatabase(): Promise<void> {
    const [found] = await this.query(`select 1 from pg_database where datname = '${database}'`);
    if (found !== undefined) return;
    try {
      await this.query(`create database ${database}`);
    } catch (error) {
      const madeMeanwhile =
        error instanceof pg.DatabaseError && error.code !== undefined && ["42P04", "23505"].includes(error.code);
      if (!madeMeanwhile) throw error;
    }
  }

  async stop(): Promise<void> {
    const pid = this.lockFile()?.pid;
    if (pid === undefined || !isServerOf(this.data, pid)) return;
    // Fast shutdown, then without a checkpoint, then by force: the log of changes makes each of them safe.
    for (const [signal, patienceMs] of [
      ["SIGINT", 20_000],
      ["SIGQUIT", 5_000],
      ["SIGKILL", 5_000],
    ] as const) {
      signalProcess(pid, signal);
      for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
        if (!isServerOf(this.data, pid)) return;
        await delay(20);
      }
    }
    throw new PostgresUnavailableError(`The embedded PostgreSQL (process ${pid}) does not stop.`);
  }

  url(name: string): string {
    const { port, password } = this.connection();
    return `postgresql://${owner}:${password}@127.0.0.1:${port}/${name}?sslmode=disable`;
  }

  private async query(sql: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.url("postgres"), connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined); // A server that goes away also fails the query, which is where it is handled.
    try {
      await client.connect();
      const { rows } = await client.query<Record<string, unknown>>(sql);
      return rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private get connectionFile(): string {
    return path.join(this.data, "allclose.json");
  }

  private connection(): Connection {
    return ConnectionSchema.parse(JSON.parse(fs.readFileSync(this.connectionFile, "utf8")));
  }

  private store(connection: Connection): void {
    const fresh = `${this.connectionFile}.${randomBytes(4).toString("hex")}`;
    fs.writeFileSync(fresh, JSON.stringify(connection), { mode: 0o600 });
    fs.renameSync(fresh, this.connectionFile);
  }

  /** postmaster.pid: process id on line 1, port on line 4 (absent while the server is starting). */
  private lockFile(): { pid: number; port: number | undefined } | undefined {
    const file = path.join(this.data, "postmaster.pid");
    if (!fs.existsSync(file)) return undefined;
    const lines = fs.readFileSync(file, "utf8").split("\n");
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return Number.isInteger(pid) && pid > 0 ? { pid, port: port > 0 ? port : undefined } : undefined;
  }
}

/** Whether this process is there and is the server of this data directory. A zombie is not: its command line is empty. */
function isServerOf(data: string, pid: number): boolean {
  const command =
    process.platform === "linux"
      ? readIfThere(`/proc/${pid}/cmdline`)
      : outputOf(["ps", "-o", "command=", "-p", String(pid)]);
  return command.includes("postgres") && command.includes(data);
}

function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function outputOf(command: string[]): string {
  const [program = "", ...rest] = command;
  return spawnSync(program, rest, { encoding: "utf8" }).stdout;
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const isGone = error instanceof Error && "code" in error && error.code === "ESRCH";
    if (!isGone)
      throw new PostgresUnavailableError(`The embedded PostgreSQL (process ${pid}) belongs to another user.`, {
        cause: error,
      });
  }
}
