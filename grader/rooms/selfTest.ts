import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { tryDebuggerSignal } from "./debuggerSignal";
import type { Isolation } from "./isolation";
import { defaultRoomLimits, type RoomLimits } from "./limits";
import { type Room, type RoomEnd, startRoom } from "./room";

export interface SelfTestReport {
  readonly ok: boolean;
  /** ISO 8601. */
  readonly at: string;
  readonly isolation: Isolation["level"];
  readonly probes: readonly ProbeResult[];
}

export interface ProbeResult {
  /** What was tried, in words. */
  readonly name: string;
  /** The answers that show it refused, joined by "or". */
  readonly expected: string;
  readonly got: string;
  readonly ok: boolean;
}

/** Something a student's code must not be able to do, and how a sound room answers: with an error's code, or by ending. */
interface Probe {
  readonly name: string;
  /** An order to the guest of probeGuest.ts. */
  readonly order: string;
  readonly expected: readonly string[];
}

/** Tried one after the other in one room, as none of them should touch it. */
const refusals: readonly Probe[] = [
  { name: "see files beside node's own", order: "list /", expected: ["room"] },
  { name: "write a file", order: "write /probe", expected: ["EROFS", "EACCES"] },
  { name: "write beside node", order: "write /room/probe", expected: ["EROFS", "EACCES"] },
  { name: "write to /tmp", order: "write /tmp/probe", expected: ["ENOENT"] },
  { name: "write to /dev/shm", order: "write /dev/shm/probe", expected: ["ENOENT"] },
  { name: "read /etc/passwd", order: "read /etc/passwd", expected: ["ENOENT"] },
  { name: "read the judge's environment", order: "read /proc/1/environ", expected: ["ENOENT"] },
  { name: "find /proc", order: "exists /proc", expected: ["false"] },
  { name: "find /dev", order: "exists /dev", expected: ["false"] },
  { name: "inherit environment variables", order: "environment", expected: ["PWD", ""] },
  { name: "inherit open files", order: "descriptors", expected: [""] },
  { name: "open a TCP connection", order: "connect 127.0.0.1 9", expected: ["EPERM"] },
  { name: "open a UNIX socket", order: "connect-unix /run/probe", expected: ["EPERM"] },
  { name: "listen on a port", order: "listen", expected: ["EPERM"] },
  { name: "start a process", order: "spawn", expected: ["EPERM"] },
  { name: "look for process 1", order: "signal 1 0", expected: ["EPERM"] },
  { name: "signal every process", order: "signal -1 SIGKILL", expected: ["EPERM"] },
  { name: "open the judge's debugger", order: `signal ${process.pid} SIGUSR1`, expected: ["EPERM", "ESRCH"] },
];

const spin: Probe = { name: "spin", order: "spin", expected: ["ended: cpu"] };

/** Tried in a room each, as a sound room may end by them. */
const bombs: readonly (Probe & { readonly limits?: Partial<RoomLimits> })[] = [
  { name: "touch 1 GB", order: "touch 1024", expected: ["refused"] },
  { name: "fill the heap", order: "fill-heap", expected: ["ended: memory"], limits: { memoryLimitMiB: 96 } },
  { name: "start forty threads", order: "threads 40", expected: ["refused", "ended: memory"] },
  { name: "flood stdout", order: "flood", expected: ["ended: output"] },
  { name: "announce an endless message", order: "announce 2000000000", expected: ["ended: protocol"] },
];

/** What none of the probes takes even on a busy machine; one that does has escaped its limits. */
const patienceMs = 60_000;

/**
 * Tries in real rooms everything they must refuse. The report is for the health page; where `ok` is false, nothing may be
 * graded on this machine.
 */
export async function runSelfTest(isolation: Isolation): Promise<SelfTestReport> {
  const at = new Date().toISOString();
  if (isolation.level === "none") {
    const probe = { name: "be sealed", expected: "namespaces or root", got: "none", ok: false };
    return { ok: false, at, isolation: isolation.level, probes: [probe] };
  }
  const guest = await buildProbeGuest();
  // Two rooms at a time: the one that spins for a second, and beside it all others.
  const [spun, others] = await Promise.all([runInRoom(isolation, guest, [spin], { cpuSeconds: 1 }), runOthers()]);
  const probes = [...others, ...spun];
  return { ok: probes.every(({ ok }) => ok), at, isolation: isolation.level, probes };

  async function runOthers(): Promise<ProbeResult[]> {
    const results = [await probeJudge(), ...(await runInRoom(isolation, guest, refusals))];
    for (const bomb of bombs) results.push(...(await runInRoom(isolation, guest, [bomb], bomb.limits)));
    return results;
  }
}

async function probeJudge(): Promise<ProbeResult> {
  const expected = "ignored";
  const got = await tryDebuggerSignal();
  return { name: "open a debugger by SIGUSR1 to the judge", expected, got, ok: got === expected };
}

async function buildProbeGuest(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("probeGuest.ts", import.meta.url))],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "silent",
  });
  const guest = outputFiles[0]?.text;
  if (guest === undefined) throw new Error("the probe guest could not be built");
  return guest;
}

async function runInRoom(
  isolation: Isolation,
  guest: string,
  probes: readonly Probe[],
  limits: Partial<RoomLimits> = {},
): Promise<ProbeResult[]> {
  const room = startRoom({ isolation, guest, limits: { ...defaultRoomLimits, ...limits } });
  const patience = setTimeout(() => {
    room.kill("time");
  }, patienceMs);
  const results: ProbeResult[] = [];
  await nextAnswer(room);
  for (const { name, order, expected } of probes) {
    room.send(order);
    const got = await nextAnswer(room);
    results.push({ name, expected: expected.join(" or "), got, ok: expected.includes(got) });
  }
  clearTimeout(patience);
  room.kill("closed");
  await room.gone;
  return results;
}

/** The guest's next words, cut, or how the room ended instead. */
function nextAnswer(room: Room): Promise<string> {
  const message = new Promise<string>((resolve) => {
    room.onMessage((text) => {
      room.onMessage(undefined);
      resolve(text.slice(0, 200));
    });
  });
  return Promise.race([message, endOf(room)]);
}

async function endOf(room: Room): Promise<string> {
  const end: RoomEnd = await room.ended;
  return `ended: ${end.cause}`;
}
