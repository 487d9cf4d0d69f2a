import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import fc from "fast-check";
import type { Isolation } from "#grader/rooms/isolation";
import { defaultRoomLimits } from "#grader/rooms/limits";
import { startRoom } from "#grader/rooms/room";
import {
  closeRoom,
  findDescendants,
  findGuestPid,
  isRoot,
  testWhere,
  levels,
  openTestRoom,
  readStatus,
  until,
  useIsolation,
} from "./roomHarness";
import { buildTellableGuest } from "./tellableGuest";

// Rooms take their time on a busy machine, and a hang is a failure all the same.
jest.setTimeout(60_000);

let guest: string;
beforeAll(async () => {
  guest = await buildTellableGuest();
});

describe("what a room says", () => {
  const isolation = useIsolation();

  test("texts of any kind and size cross in both directions unchanged", async () => {
    const testRoom = await openTestRoom(isolation(), guest, {}, 8 * 1024 * 1024);
    const text = fc.string({ unit: "grapheme", maxLength: 2_000 });
    const long = fc.tuple(text, fc.integer({ min: 1, max: 1_000 })).map(([part, times]) => part.repeat(times));
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, long), async (message) => {
        expect(await testRoom.ask(`return ${JSON.stringify(message)}`)).toBe(JSON.stringify(message));
      }),
      { numRuns: 40 },
    );
    await closeRoom(testRoom);
  });

  test("messages wait for a listener, in order, and are parked again without one", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const { room } = testRoom;
    room.send('for (let n = 0; n < 5; n++) say(String(n)); return "last"');
    const first = await testRoom.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const others = [await testRoom.next(), await testRoom.next(), await testRoom.next(), await testRoom.next()];
    expect([first, ...others, await testRoom.next()]).toEqual(["0", "1", "2", "3", "4", '"last"']);
    await closeRoom(testRoom);
  });

  test("a room that talks without being asked is ended", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    testRoom.room.send('for (let n = 0; n < 100; n++) say("hello"); await new Promise(() => {})');
    expect(await testRoom.room.ended).toMatchObject({ cause: "protocol" });
    await closeRoom(testRoom);
  });

  test("a room that does not read is ended before the judge keeps much for it", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const { room } = testRoom;
    room.send("for (;;);");
    const message = "x".repeat(1024 * 1024);
    for (let count = 0; count < 70; count++) room.send(message);
    expect(await room.ended).toMatchObject({ cause: "protocol" });
    await room.gone;
  });

  test("nothing is delivered after the end, and nothing is sent", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const { room } = testRoom;
    const heard: string[] = [];
    room.send('say("one"); say("two"); return "three"');
    await new Promise((resolve) => setTimeout(resolve, 50));
    room.kill("closed");
    room.onMessage((text) => heard.push(text));
    room.send("return 4");
    await room.gone;
    expect(heard).toEqual([]);
    expect(await room.ended).toEqual({ cause: "closed", detail: "the judge closed it" });
  });

  test("a message over the room's cap is refused inside and costs nothing but that message", async () => {
    const small = guest.replace("64 * 1024 * 1024", "1000");
    const testRoom = await openTestRoom(isolation(), small, {}, 1000);
    expect(await testRoom.ask('say("x".repeat(1001))')).toMatch(/^threw RangeError/);
    expect(await testRoom.ask("return 1")).toBe("1");
    await closeRoom(testRoom);
  });

  test("the wire still works when a program makes it non-blocking", async () => {
    const testRoom = await openTestRoom(isolation(), guest, {}, 8 * 1024 * 1024);
    const makeNonBlocking = `
      globalThis.kept = new (require("node:net").Socket)({ fd: 3, readable: false, writable: false, manualStart: true });
      return "done"`;
    expect(await testRoom.ask(makeNonBlocking)).toBe('"done"');
    const answer = await testRoom.ask('return "x".repeat(5_000_000)');
    expect(answer).toHaveLength(5_000_002);
    await closeRoom(testRoom);
  });

  test("what a program does to node's own modules and prototypes does not reach its wire", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const sabotage = `
      const fs = require("node:fs");
      fs.readSync = fs.writeSync = () => { throw new Error("patched"); };
      for (const prototype of [Uint8Array.prototype, Object.getPrototypeOf(Uint8Array.prototype), Buffer.prototype])
        for (const name of Object.getOwnPropertyNames(prototype))
          try { if (typeof prototype[name] === "function") prototype[name] = () => { throw new Error("patched"); }; } catch {}
      TextEncoder.prototype.encode = TextDecoder.prototype.decode = () => "patched";
      Reflect.apply = Function.prototype.call = Function.prototype.apply = () => "patched";
      return 1`;
    expect(await testRoom.ask(sabotage)).toBe("1");
    expect(await testRoom.ask("return 2")).toBe("2");
    await closeRoom(testRoom);
  });

  test("stdout and stderr are kept apart and are no messages", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const program =
      'require("node:fs").writeSync(1, "\\0\\0\\0\\1out"); require("node:fs").writeSync(2, "err"); return 1';
    expect(await testRoom.ask(program)).toBe("1");
    // The answer has a pipe of its own and may be there first, and closing a room drops what was not read.
    const { stdoutText, stderrText } = testRoom.room;
    await until(() => stdoutText() !== "" && stderrText() !== "");
    expect([stdoutText(), stderrText()]).toEqual(["\0\0\0\u0001out", "err"]);
    await closeRoom(testRoom);
  });

  test("deep recursion is an error the program can see", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const shapes = [
      "const f = () => 1 + f(); f()",
      "const f = (n) => [n].map(f); f(1)",
      "const f = () => [2, 1].sort(f); f()",
      "let a = []; for (let n = 0; n < 1e6; n++) a = [a]; JSON.stringify(a)",
      "let a = []; for (let n = 0; n < 1e6; n++) a = [a]; a.flat(Infinity)",
      'JSON.parse("[".repeat(1e6))',
      'new RegExp("(".repeat(1e5) + ")".repeat(1e5)).test("x")',
      'new Function("return " + "(".repeat(1e6))()',
      "const p = new Proxy({}, { get: (_, k, r) => r[k] }); p.x",
    ];
    for (const shape of shapes) {
      const outcome = await testRoom.ask(`${shape}; return "finished"`);
      expect([shape, outcome]).toEqual([shape, expect.stringMatching(/^(threw (RangeError|SyntaxError)|"finished")/)]);
    }
    await closeRoom(testRoom);
  });
});

describe.each(levels)("a guest's process at level %s", (level) => {
  const isolation = useIsolation(level);

  test("has no capability, cannot gain one, and is filtered", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const status = readStatus(findGuestPid(testRoom.room));
    const facts = ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp"];
    const zero = "0000000000000000";
    expect(facts.map((fact) => new RegExp(`^${fact}:\\s*(\\w+)$`, "m").exec(status)?.[1])).toEqual([
      ...Array<string>(5).fill(zero),
      "1",
      "2",
    ]);
    await closeRoom(testRoom);
  });

  test("is under its limits", async () => {
    const testRoom = await openTestRoom(isolation(), guest, { memoryLimitMiB: 200, cpuSeconds: 7 });
    const limits = readFileSync(`/proc/${findGuestPid(testRoom.room)}/limits`, "latin1");
    await closeRoom(testRoom);
    const hard = (name: string) => new RegExp(`^${name}\\s+\\d+\\s+(\\d+)`, "m").exec(limits)?.[1];
    const reserved = Number(hard("Max data size")) / 1024 / 1024 - 200;
    expect([0, 512]).toContain(reserved);
    expect(
      ["Max cpu time", "Max file size", "Max core file size", "Max open files", "Max processes"].map(hard),
    ).toEqual(["8", "4096", "0", "64", "24"]);
  });

  test("shares no namespace with the judge", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const pid = findGuestPid(testRoom.room);
    const kinds = ["cgroup", "ipc", "mnt", "net", "pid", "uts", ...(level === "namespaces" ? ["user"] : [])];
    const shared = kinds.filter(
      (kind) => readlinkSync(`/proc/${pid}/ns/${kind}`) === readlinkSync(`/proc/self/ns/${kind}`),
    );
    await closeRoom(testRoom);
    expect(shared).toEqual([]);
  });

  test("sees mounts of single files only, every one read-only", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const mounts = readFileSync(`/proc/${findGuestPid(testRoom.room)}/mountinfo`, "latin1")
      .trim()
      .split("\n");
    await closeRoom(testRoom);
    const places = mounts.map((line) => line.split(" ")).map(([, , , , place, options]) => ({ place, options }));
    expect(places.filter(({ options }) => !options?.split(",").includes("ro"))).toEqual([]);
    expect(places.filter(({ place }) => !/^\/$|^\/room\/(lib\/)?[\w.+-]+$/.test(place ?? ""))).toEqual([]);
  });

  test("was started from an empty environment", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const environments = [testRoom.room.pid, ...findDescendants(testRoom.room.pid)].map((pid) =>
      readFileSync(`/proc/${pid}/environ`, "latin1"),
    );
    await closeRoom(testRoom);
    expect(environments.filter((environment) => environment !== "" && environment !== "PWD=/\0")).toEqual([]);
  });

  testWhere(isRoot)("has a user id of its own on the machine, and belongs to no group of root", async () => {
    const rooms = [await openTestRoom(isolation(), guest), await openTestRoom(isolation(), guest)];
    const ids = rooms.map(({ room }) => {
      const status = readStatus(findGuestPid(room));
      return ["Uid", "Gid"].map((kind) => new RegExp(`^${kind}:\\s*(.*)$`, "m").exec(status)?.[1]?.split("\t"));
    });
    const groups = rooms.map(({ room }) => /^Groups:[ \t]*(.*?)[ \t]*$/m.exec(readStatus(findGuestPid(room)))?.[1]);
    await Promise.all(rooms.map(closeRoom));
    const different = new Set(ids.flat().map((four) => four?.join()));
    expect(different.size).toBe(2);
    for (const [uids] of ids) expect(new Set(uids).size).toBe(1);
    expect([...different].some((four) => four?.startsWith("0,"))).toBe(false);
    expect(groups).toEqual(["", ""]);
  });
});

describe("the end of a room", () => {
  const isolation = useIsolation();

  test("a room that cannot be started ends as one", async () => {
    const broken: Isolation = { ...isolation(), command: () => ({ file: "/nowhere/bwrap", args: [] }) };
    const room = startRoom({ isolation: broken, guest, limits: defaultRoomLimits });
    expect(await room.ended).toMatchObject({ cause: "exit", detail: expect.stringContaining("ENOENT") as string });
    await room.gone;
  });

  test("a room whose seal is refused says so on stderr", async () => {
    const bubblewrap = isolation().command(defaultRoomLimits, { uid: undefined, cgroup: undefined });
    const refused = {
      ...bubblewrap,
      args: bubblewrap.args.map((word) => (word === "--unshare-net" ? "--no-such" : word)),
    };
    const room = startRoom({ isolation: { ...isolation(), command: () => refused }, guest, limits: defaultRoomLimits });
    expect(await room.ended).toMatchObject({ cause: "exit" });
    expect(room.stderrText()).toContain("--no-such");
  });

  test("the first cause stands", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    testRoom.room.kill("time");
    testRoom.room.kill("output");
    expect(await testRoom.room.ended).toMatchObject({ cause: "time" });
    await testRoom.room.gone;
  });

  test("what a program says just before it exits is heard", async () => {
    const testRoom = await openTestRoom(isolation(), guest);
    const heard: string[] = [];
    testRoom.room.onMessage((text) => heard.push(text));
    testRoom.room.send("for (let n = 0; n < 200; n++) say(String(n)); process.exit(3)");
    expect(await testRoom.room.ended).toEqual({ cause: "exit", detail: "exited with code 3" });
    expect(heard).toHaveLength(200);
    await testRoom.room.gone;
  });

  test.each([0, 1, 3, 6, 10, 15, 20, 25, 30, 40])(
    "killed %i ms after its start, nothing of it is left",
    async (delayMs) => {
      const before = findDescendants(process.pid);
      const rooms = Array.from({ length: 4 }, () =>
        startRoom({ isolation: isolation(), guest: "for (;;);", limits: defaultRoomLimits }),
      );
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const pids = rooms.flatMap(({ pid }) => [pid, ...findDescendants(pid)]);
      for (const room of rooms) room.kill("closed");
      await Promise.all(rooms.map(({ gone }) => gone));
      expect(pids.filter((pid) => /^State:\s*[^Z]/m.test(readStatus(pid)))).toEqual([]);
      expect(findDescendants(process.pid).filter((pid) => !before.includes(pid))).toEqual([]);
    },
  );

  test("fifty rooms leave no descriptor and no process behind", async () => {
    await closeRoom(await openTestRoom(isolation(), guest));
    const count = async () => {
      // Closing is handed to the event loop.
      await new Promise((resolve) => setTimeout(resolve, 100));
      return [readdirSync("/proc/self/fd").length, findDescendants(process.pid).length];
    };
    const before = await count();
    for (let round = 0; round < 10; round++) {
      const rooms = await Promise.all(Array.from({ length: 5 }, () => openTestRoom(isolation(), guest)));
      rooms[0]?.room.send("process.exit(0)");
      rooms[1]?.room.send("for (;;);");
      rooms[2]?.room.send("for (;;) say('x')");
      await Promise.all(rooms.map(closeRoom));
    }
    expect(await count()).toEqual(before);
  });

  test("a room killed while others answer does not disturb them", async () => {
    const rooms = await Promise.all(Array.from({ length: 4 }, () => openTestRoom(isolation(), guest)));
    const answers = rooms
      .slice(1)
      .map((testRoom) => testRoom.ask("let s = 0; for (let n = 0; n < 1e7; n++) s += n; return s"));
    rooms[0]?.room.kill("time");
    expect(await Promise.all(answers)).toEqual(answers.map(() => "49999995000000"));
    await Promise.all(rooms.map(closeRoom));
  });
});
