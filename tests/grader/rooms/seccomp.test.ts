import { type Architecture, buildSeccompProgram, deniedCalls, parseArchitecture } from "#grader/rooms/seccomp";

const architectures = ["x64", "arm64"] as const;
const auditNames = { x64: 0xc000003e, arm64: 0xc00000b7 };
const otherAuditNames = { i386: 0x40000003, arm: 0x40000028, x64: 0xc000003e, arm64: 0xc00000b7 };

const kill = 0x80000000;
const allow = 0x7fff0000;
const EPERM = 0x00050001;
const ENOSYS = 0x00050026;

/**
 * What the kernel would answer: an interpreter of the classic BPF instructions that seccomp accepts, written from
 * Documentation/networking/filter.rst and not from the program under test. It also refuses what the kernel's checker does.
 */
function run(program: Buffer, number: number, audit: number, args: readonly number[] = []): number {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(number >>> 0, 0);
  data.writeUInt32LE(audit >>> 0, 4);
  args.forEach((value, index) => data.writeBigUInt64LE(BigInt(value), 16 + 8 * index));
  let accumulator = 0;
  for (let counter = 0; counter < program.length / 8; counter++) {
    const code = program.readUInt16LE(8 * counter);
    const [jumpTrue, jumpFalse] = [program.readUInt8(8 * counter + 2), program.readUInt8(8 * counter + 3)];
    const operand = program.readUInt32LE(8 * counter + 4);
    const jump = (condition: boolean) => (counter += condition ? jumpTrue : jumpFalse);
    switch (code) {
      case 0x20:
        if (operand % 4 !== 0 || operand > 60) throw new Error(`a load from ${operand} is not allowed`);
        accumulator = data.readUInt32LE(operand);
        break;
      case 0x15:
        jump(accumulator === operand);
        break;
      case 0x25:
        jump(accumulator > operand);
        break;
      case 0x35:
        jump(accumulator >= operand);
        break;
      case 0x45:
        jump((accumulator & operand) !== 0);
        break;
      case 0x06:
        return operand;
      default:
        throw new Error(`instruction ${code} is not one that seccomp takes`);
    }
  }
  throw new Error("the program ends without an answer");
}

/** Calls that a room lives by, from `strace -f` of a guest on Node 20, 22 and 24. */
const neededCalls: Readonly<Record<string, Partial<Record<Architecture, number>>>> = {
  read: { x64: 0, arm64: 63 },
  write: { x64: 1, arm64: 64 },
  writev: { x64: 20, arm64: 66 },
  close: { x64: 3, arm64: 57 },
  mmap: { x64: 9, arm64: 222 },
  mprotect: { x64: 10, arm64: 226 },
  munmap: { x64: 11, arm64: 215 },
  madvise: { x64: 28, arm64: 233 },
  brk: { x64: 12, arm64: 214 },
  futex: { x64: 202, arm64: 98 },
  rt_sigaction: { x64: 13, arm64: 134 },
  rt_sigprocmask: { x64: 14, arm64: 135 },
  ioctl: { x64: 16, arm64: 29 },
  getsockopt: { x64: 55, arm64: 209 },
  getsockname: { x64: 51, arm64: 204 },
  epoll_create1: { x64: 291, arm64: 20 },
  epoll_ctl: { x64: 233, arm64: 21 },
  epoll_pwait: { x64: 281, arm64: 22 },
  eventfd2: { x64: 290, arm64: 19 },
  pipe2: { x64: 293, arm64: 59 },
  getrandom: { x64: 318, arm64: 278 },
  clock_gettime: { x64: 228, arm64: 113 },
  clock_nanosleep: { x64: 230, arm64: 115 },
  prlimit64: { x64: 302, arm64: 261 },
  execve: { x64: 59, arm64: 221 },
  // abort() signals its own thread, and V8 aborts when memory runs out.
  tgkill: { x64: 234, arm64: 131 },
  exit_group: { x64: 231, arm64: 94 },
  set_robust_list: { x64: 273, arm64: 99 },
  rseq: { x64: 334, arm64: 293 },
  sched_getaffinity: { x64: 204, arm64: 123 },
  // The setpriv of a room made by root.
  setresuid: { x64: 117, arm64: 147 },
  setresgid: { x64: 119, arm64: 149 },
  setgroups: { x64: 116, arm64: 159 },
  prctl: { x64: 157, arm64: 167 },
  capset: { x64: 126, arm64: 91 },
};

describe.each(architectures)("on %s", (architecture) => {
  const program = buildSeccompProgram(architecture);
  const answer = (number: number, ...args: number[]) => run(program, number, auditNames[architecture], args);

  const denied = Object.entries(deniedCalls).flatMap(([name, call]) => {
    const number = call[architecture];
    return number === undefined ? [] : [{ name, number, expected: call.answer === "absent" ? ENOSYS : EPERM }];
  });

  test.each(denied)("$name ($number) is denied whatever its arguments", ({ number, expected }) => {
    expect([answer(number), answer(number, 0x10000, 0x10000), answer(number, 3, 4)]).toEqual(Array(3).fill(expected));
  });

  test.each(Object.entries(neededCalls))("%s is allowed", (_, numbers) => {
    expect(answer(numbers[architecture] ?? -1)).toBe(allow);
  });

  test("every other examined call is allowed", () => {
    const special = new Set([...denied.map(({ number }) => number), ...cloneAndFcntl(architecture)]);
    const others = Array.from({ length: 451 }, (_, number) => number).filter((number) => !special.has(number));
    expect(others.filter((number) => answer(number) !== allow)).toEqual([]);
  });

  test("a call invented later is answered as absent", () => {
    expect([451, 452, 460, 600, 0x3fffffff].map((number) => answer(number))).toEqual(Array(5).fill(ENOSYS));
  });

  test("clone makes threads and nothing else", () => {
    const [clone] = cloneAndFcntl(architecture);
    // The flags of glibc's pthread_create, of fork, of vfork, and of a new user namespace.
    expect([0x3d0f00, 0x1200011, 0x4111, 0x10000000].map((flags) => answer(clone, flags))).toEqual([
      allow,
      EPERM,
      EPERM,
      EPERM,
    ]);
  });

  test("fcntl handles descriptors, and neither locks, leases, watches nor directs signals", () => {
    const [, fcntl] = cloneAndFcntl(architecture);
    const [F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC] = [0, 1, 2, 3, 4, 1030];
    const useful = [F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC];
    const locks = [5, 6, 7, 36, 37, 38];
    const others = [8, 15, 1024, 1026];
    expect(useful.map((command) => answer(fcntl, 3, command))).toEqual(useful.map(() => allow));
    expect([...locks, ...others].map((command) => answer(fcntl, 3, command))).toEqual(
      [...locks, ...others].map(() => EPERM),
    );
  });

  test("a call of another architecture kills", () => {
    const foreign = Object.entries(otherAuditNames).filter(([name]) => name !== architecture);
    for (const [, audit] of foreign)
      for (const number of [0, 1, 41, 59, 102]) expect(run(program, number, audit)).toBe(kill);
  });

  test("the program fits what the kernel loads", () => {
    expect(program.length % 8).toBe(0);
    expect(program.length / 8).toBeLessThan(4096);
  });
});

test("the x32 numbers of x64 kill", () => {
  const program = buildSeccompProgram("x64");
  for (const number of [0x40000000, 0x40000029, 0x40000208, 0xffffffff])
    expect(run(program, number, auditNames.x64)).toBe(kill);
});

test.each(["ia32", "arm", "riscv64", "ppc64", "s390x", ""])("there is no filter for %s", (name) => {
  expect(() => parseArchitecture(name)).toThrow(/no system-call table/);
});

function cloneAndFcntl(architecture: Architecture): readonly [clone: number, fcntl: number] {
  return architecture === "x64" ? [56, 72] : [220, 25];
}
