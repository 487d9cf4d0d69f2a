import { readdirSync, readFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { projectDirectory } from "./projectDirectory";
import { closeRoom, findGuestPid, levels, openTestRoom, readStatus, useIsolation } from "./roomHarness";
import { buildTellableGuest } from "./tellableGuest";

// Rooms take their time on a busy machine, and a hang is a failure all the same.
jest.setTimeout(60_000);

const attacks = path.join(projectDirectory, "tests/hostile/rooms");
const readAttack = (name: string) => readFileSync(path.join(attacks, `${name}.js`), "utf8");

let guest: string;
beforeAll(async () => {
  guest = await buildTellableGuest();
});

/** Attacks that return a list of what they achieved. */
const refusedAttacks = [
  "read-files",
  "walk-files",
  "write-files",
  "network",
  "processes",
  "signals",
  "descriptors",
  "privileges",
  "debugger",
  "watch-files",
  "web-assembly",
] as const;

/** Attacks that end the room, and why it must say it ended. */
const endings: readonly (readonly [attack: string, cause: string])[] = [
  ["exit-zero", "exit"],
  ["exit-like-a-signal", "exit"],
  ["exit-without-ceremony", "exit"],
  ["abort", "exit"],
  ["throw-later", "exit"],
  ["reject-later", "exit"],
  ["close-the-wire", "exit"],
  ["half-a-message", "exit"],
  ["bad-utf8", "protocol"],
  ["huge-header", "protocol"],
  ["chatter", "protocol"],
  ["flood-stdout", "output"],
];

/** Attacks that would go on for ever: only the judge's clock ends them. */
const endless = ["fall-asleep", "starve", "drip", "spin-at-exit"] as const;

/** Attacks that use processor time on several threads, or catch the signal that says it is used up. */
const busy = ["threads-spin", "catch-the-limit"] as const;

describe.each(levels)("in a room at level %s", (level) => {
  const isolation = useIsolation(level);

  test.each(refusedAttacks)("%s achieves nothing", async (attack) => {
    const testRoom = await openTestRoom(isolation(), guest);
    expect(await testRoom.ask(readAttack(attack))).toBe("[]");
    await closeRoom(testRoom);
  });

  test("nothing a program can learn of its surroundings names the machine, the judge or its user", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const learnt = await testRoom.ask(readAttack("surroundings"));
    await closeRoom(testRoom);
    if (typeof learnt !== "string") throw new Error(learnt.detail);
    const secrets = [projectDirectory, process.cwd(), hostname(), userInfo().homedir, "DATABASE", "npm_", "jest"];
    // A machine may be called "room", or root's home be "/": such words tell nothing.
    const telling = secrets.filter((word) => word.length > 4);
    expect(telling.filter((word) => learnt.includes(word))).toEqual([]);
  });

  test("a program that becomes another one ends the room, and gains nothing", async () => {
    const { room } = await openTestRoom(isolation(), guest);
    room.send(readAttack("replace-itself"));
    expect(await room.ended).toMatchObject({ cause: "exit" });
    await room.gone;
    expect(room.stderrText()).not.toContain("escaped");
  });

  test.each(endings)("%s ends the room by %s", async (attack, cause) => {
    const testRoom = await openTestRoom(isolation(), guest);
    const { room } = testRoom;
    room.send(readAttack(attack));
    expect(await room.ended).toMatchObject({ cause });
    await room.gone;
  });

  test.each(endless)("%s is ended by the judge's clock and leaves no process", async (attack) => {
    const testRoom = await openTestRoom(isolation(), guest);
    const { room } = testRoom;
    room.send(readAttack(attack));
    const guestPid = findGuestPid(room);
    await new Promise((resolve) => setTimeout(resolve, 100));
    room.kill("time");
    expect(await room.ended).toMatchObject({ cause: "time" });
    await room.gone;
    expect([readStatus(room.pid), readStatus(guestPid)]).toEqual(["", ""]);
  });

  test.each(busy)("%s is ended when its processor time is used up", async (attack) => {
    const testRoom = await openTestRoom(isolation(), guest, { cpuSeconds: 1 });
    testRoom.room.send(readAttack(attack));
    // Node 24 has no memory for a second thread within the default limit, and V8 ends there.
    expect(["cpu", "memory"]).toContain((await testRoom.room.ended).cause);
    await testRoom.room.gone;
  });
});

describe("bytes on the wire", () => {
  const isolation = useIsolation();

  test("whatever bytes a program sends, the judge ends the room and goes on", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 6 }), async (chunks) => {
        const { room } = await openTestRoom(isolation(), guest, {}, 1_000);
        const list = JSON.stringify(chunks.map((bytes) => [...bytes]));
        room.send(`for (const chunk of ${list}) require("node:fs").writeSync(3, Buffer.from(chunk)); process.exit(0)`);
        const { cause } = await room.ended;
        expect(["protocol", "exit"]).toContain(cause);
        await room.gone;
      }),
      { numRuns: 25 },
    );
  });
});

describe("memory", () => {
  const isolation = useIsolation();
  const bombs = readdirSync(path.join(attacks, "memory")).map((file) => path.basename(file, ".js"));
  const memoryLimitMiB = 128;

  /** Beside its own data a process holds the pages of node's binary, which all rooms share. */
  const sharedMiB = 96;

  test.each(bombs)("%s never hold more than the room's memory", async (bomb) => {
    const testRoom = await openTestRoom(isolation(), guest, { memoryLimitMiB });
    const { room } = testRoom;
    const guestPid = findGuestPid(room);
    let peakMiB = 0;
    const watch = setInterval(() => {
      peakMiB = Math.max(peakMiB, Number(/^VmHWM:\s*(\d+) kB$/m.exec(readStatus(guestPid))?.[1] ?? 0) / 1024);
    }, 5);
    const patience = setTimeout(() => {
      room.kill("time");
    }, 45_000);
    const outcome = await testRoom.ask(readAttack(`memory/${bomb}`));
    clearInterval(watch);
    clearTimeout(patience);
    // A program whose allocation is refused gets an error it may catch (25 is that of structuredClone); V8's own end
    // takes the room with it. What is written may be cut before it fills the memory.
    const isRefused = typeof outcome === "string" && /^threw (ERR_|RangeError|25$|.*[Aa]llocation)/.test(outcome);
    if (!isRefused) expect(["memory", "output"]).toContain(typeof outcome === "string" ? outcome : outcome.cause);
    expect(peakMiB).toBeLessThan(memoryLimitMiB + sharedMiB);
    await closeRoom(testRoom);
  });
});
