import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { database, disconnect, isDatabaseAway } from "#server/db";
import { changeEnvironment, env } from "#server/env";
import { notFound } from "#server/errors";
import { patiently } from "#server/patiently";
import { useFreshDatabase } from "../database";

useFreshDatabase();

/** The way to the database, as a door on this machine that can be shut and opened again. */
class Door {
  readonly #beyond: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(beyond: string) {
    this.#beyond = new URL(beyond);
  }

  async open(): Promise<string> {
    const server = createServer((visitor) => {
      const inside = connect(Number(this.#beyond.port), this.#beyond.hostname);
      for (const socket of [visitor, inside]) {
        this.#sockets.add(socket);
        socket.on("error", () => socket.destroy());
      }
      visitor.pipe(inside).pipe(visitor);
    });
    await once(server.listen(this.#port, "127.0.0.1"), "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    this.#server = server;
    this.#port = address.port;
    return Object.assign(new URL(this.#beyond), { host: `127.0.0.1:${this.#port}` }).href;
  }

  shut(): void {
    this.#server?.close();
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }
}

let door: Door;
let direct: string | undefined;

beforeEach(async () => {
  direct = env().databaseUrl;
  if (direct === undefined) throw new Error("no database");
  door = new Door(direct);
  changeEnvironment({ DATABASE_URL: await door.open() });
  await disconnect();
});

afterEach(async () => {
  await disconnect();
  door.shut();
  changeEnvironment({ DATABASE_URL: direct ?? "" });
});

const countPeople = () => database().user.count();

test("a read that found the database away is made again when it is back", async () => {
  await countPeople();
  door.shut();
  const reading = patiently(countPeople);
  await delay(500);
  await door.open();
  await expect(reading).resolves.toBe(0);
});

test("a read whose connection is cut while it waits is made again", async () => {
  let tries = 0;
  const reading = patiently(async () => {
    tries++;
    if (tries > 1) return database().$queryRaw`SELECT 1 AS one`;
    // By node-postgres, which says nothing but words.
    return database().$queryRaw`SELECT pg_sleep(60)::text`;
  });
  await delay(500);
  door.shut();
  await door.open();
  await expect(reading).resolves.toEqual([{ one: 1 }]);
  expect(tries).toBe(2);
});

test("a connection that the server ends is the database going away", async () => {
  await expect(database().$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`.catch(isDatabaseAway)).resolves.toBe(
    true,
  );
});

test.each([
  ["a refusal", () => notFound("the problem")],
  ["a fault of ours", () => new TypeError("x is undefined")],
])("%s is passed on at once, after one try", async (_, make) => {
  let tries = 0;
  const read = () => {
    tries++;
    return Promise.reject(make());
  };
  await expect(patiently(read)).rejects.toThrow(make().message);
  expect(tries).toBe(1);
});

test("a statement that the database refuses is not the database being away", async () => {
  const refused = await database().$queryRaw`SELECT 1/0`.catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Error);
  expect(isDatabaseAway(refused)).toBe(false);
});

test("a database that does not come back is told after a while", async () => {
  door.shut();
  await expect(patiently(countPeople)).rejects.toThrow(/Can't reach database server/);
});
