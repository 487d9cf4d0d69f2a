/**
 * The system calls a room may not make, as the classic BPF program that bubblewrap loads before the guest starts.
 *
 * A deny list: a Node process needs some two hundred calls and its next version others, so what is listed is what
 * reaches another process, another room, the network, or code of the kernel that a guest has no business with.
 * @see Linux Documentation/userspace-api/seccomp_filter.rst; numbers from asm/unistd_64.h and asm-generic/unistd.h
 */
export type Architecture = "x64" | "arm64";

type Answer = "refuse" | "absent";

interface DeniedCall {
  readonly x64?: number;
  readonly arm64?: number;
  /** `refuse` is EPERM; `absent` is ENOSYS, for calls whose callers know another way when the kernel lacks them. */
  readonly answer: Answer;
}

const denied = (x64: number | undefined, arm64: number | undefined, answer: Answer = "refuse"): DeniedCall => ({
  ...(x64 === undefined ? {} : { x64 }),
  ...(arm64 === undefined ? {} : { arm64 }),
  answer,
});

export const deniedCalls: Readonly<Record<string, DeniedCall>> = {
  // Network. The descriptors a room is born with are read and written, nothing more. AF_VSOCK has no namespace, so an
  // empty network namespace alone would leave it open inside a virtual machine.
  socket: denied(41, 198),
  socketpair: denied(53, 199),
  connect: denied(42, 203),
  bind: denied(49, 200),
  listen: denied(50, 201),
  accept: denied(43, 202),
  accept4: denied(288, 242),
  sendto: denied(44, 206),
  sendmsg: denied(46, 211),
  sendmmsg: denied(307, 269),
  recvmsg: denied(47, 212),
  recvmmsg: denied(299, 243),
  setsockopt: denied(54, 208),

  // Other processes. Threads are made by clone with CLONE_THREAD, which has a rule of its own; the C library falls back to
  // it when clone3, whose flags a filter cannot see, is absent.
  fork: denied(57, undefined),
  vfork: denied(58, undefined),
  clone3: denied(435, 435, "absent"),
  execveat: denied(322, 281),
  kill: denied(62, 129),
  tkill: denied(200, 130),
  rt_sigqueueinfo: denied(129, 138),
  rt_tgsigqueueinfo: denied(297, 240),
  ptrace: denied(101, 117),
  process_vm_readv: denied(310, 270),
  process_vm_writev: denied(311, 271),
  process_madvise: denied(440, 440),
  process_mrelease: denied(448, 448),
  pidfd_open: denied(434, 434),
  pidfd_getfd: denied(438, 438),
  pidfd_send_signal: denied(424, 424),
  kcmp: denied(312, 272),

  // Namespaces and mounts.
  unshare: denied(272, 97),
  setns: denied(308, 268),
  mount: denied(165, 40),
  umount2: denied(166, 39),
  pivot_root: denied(155, 41),
  chroot: denied(161, 51),
  open_tree: denied(428, 428),
  move_mount: denied(429, 429),
  fsopen: denied(430, 430),
  fsconfig: denied(431, 431),
  fsmount: denied(432, 432),
  fspick: denied(433, 433),
  mount_setattr: denied(442, 442),

  // Ways for one room to leave a note for another: keyrings, queues, shared memory, locks and watches on shared files.
  add_key: denied(248, 217),
  request_key: denied(249, 218),
  keyctl: denied(250, 219),
  shmget: denied(29, 194),
  shmat: denied(30, 196),
  shmctl: denied(31, 195),
  semget: denied(64, 190),
  semctl: denied(66, 191),
  semop: denied(65, 193),
  semtimedop: denied(220, 192),
  msgget: denied(68, 186),
  msgctl: denied(71, 187),
  msgsnd: denied(69, 189),
  msgrcv: denied(70, 188),
  mq_open: denied(240, 180),
  mq_unlink: denied(241, 181),
  flock: denied(73, 32),
  inotify_init: denied(253, undefined),
  inotify_init1: denied(294, 26),
  inotify_add_watch: denied(254, 27),
  fanotify_init: denied(300, 262),
  fanotify_mark: denied(301, 263),
  name_to_handle_at: denied(303, 264),
  open_by_handle_at: denied(304, 265),

  // Memory and files that no limit counts.
  memfd_create: denied(319, 279),
  memfd_secret: denied(447, 447),
  mknod: denied(133, undefined),
  mknodat: denied(259, 33),

  // Parts of the kernel with a history, and its administration. io_uring would also do the calls above unseen.
  io_uring_setup: denied(425, 425, "absent"),
  io_uring_enter: denied(426, 426, "absent"),
  io_uring_register: denied(427, 427, "absent"),
  io_setup: denied(206, 0, "absent"),
  bpf: denied(321, 280),
  perf_event_open: denied(298, 241),
  userfaultfd: denied(323, 282),
  vmsplice: denied(278, 75),
  mbind: denied(237, 235),
  set_mempolicy: denied(238, 237),
  migrate_pages: denied(256, 238),
  move_pages: denied(279, 239),
  set_mempolicy_home_node: denied(450, 450),
  personality: denied(135, 92),
  modify_ldt: denied(154, undefined),
  iopl: denied(172, undefined),
  ioperm: denied(173, undefined),
  init_module: denied(175, 105),
  finit_module: denied(313, 273),
  delete_module: denied(176, 106),
  kexec_load: denied(246, 104),
  kexec_file_load: denied(320, 294),
  reboot: denied(169, 142),
  swapon: denied(167, 224),
  swapoff: denied(168, 225),
  acct: denied(163, 89),
  quotactl: denied(179, 60),
  quotactl_fd: denied(443, 443),
  syslog: denied(103, 116),
  settimeofday: denied(164, 170),
  clock_settime: denied(227, 112),
  clock_adjtime: denied(305, 266),
  adjtimex: denied(159, 171),
  sethostname: denied(170, 161),
  setdomainname: denied(171, 162),
  vhangup: denied(153, 58),
  nfsservctl: denied(180, 42),
  lookup_dcookie: denied(212, 18),
  uselib: denied(134, undefined),
  ustat: denied(136, undefined),
  sysfs: denied(139, undefined),
  _sysctl: denied(156, undefined),
};

const tables = {
  // AUDIT_ARCH_X86_64, AUDIT_ARCH_AARCH64
  x64: { auditArchitecture: 0xc000003e, clone: 56, fcntl: 72, hasX32: true },
  arm64: { auditArchitecture: 0xc00000b7, clone: 220, fcntl: 25, hasX32: false },
} as const;

/** fcntl commands that lock, lease or watch a file, or direct signals: F_GETLK … F_SETOWN, F_OFD_*, F_SETLEASE, F_NOTIFY. */
const deniedFcntlCommands = [5, 6, 7, 8, 15, 36, 37, 38, 1024, 1026];

const CLONE_THREAD = 0x10000;
const X32_SYSCALL_BIT = 0x40000000;

/** Calls are numbered in the order they were invented; later ones than this were not examined and are answered as absent. */
const lastExaminedCall = 450;

const EPERM = 1;
const ENOSYS = 38;
const SECCOMP_RET_KILL_PROCESS = 0x80000000;
const SECCOMP_RET_ERRNO = 0x00050000;
const SECCOMP_RET_ALLOW = 0x7fff0000;

/** Offsets into struct seccomp_data; both architectures are little-endian, so an argument's low half comes first. */
const numberOffset = 0;
const architectureOffset = 4;
const argumentLowOffset = (index: number) => 16 + 8 * index;

const LOAD = 0x20;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_GREATER = 0x25;
const JUMP_IF_GREATER_OR_EQUAL = 0x35;
const JUMP_IF_ANY_BIT = 0x45;
const RETURN = 0x06;

type Instruction = readonly [code: number, jumpTrue: number, jumpFalse: number, operand: number];

const load = (offset: number): Instruction => [LOAD, 0, 0, offset];
const answer = (value: number): Instruction => [RETURN, 0, 0, value];
const refuse = answer(SECCOMP_RET_ERRNO | EPERM);
const absent = answer(SECCOMP_RET_ERRNO | ENOSYS);
const allow = answer(SECCOMP_RET_ALLOW);
const die = answer(SECCOMP_RET_KILL_PROCESS);

/** Runs `consequence` when the comparison holds, otherwise goes on behind it. */
const when = (test: number, operand: number, ...consequence: readonly Instruction[]): Instruction[] => [
  [test, 0, consequence.length, operand],
  ...consequence,
];

/** @returns an array of struct sock_filter, eight bytes each, ready for `bwrap --seccomp` */
export function buildSeccompProgram(architecture: Architecture): Buffer {
  const table = tables[architecture];
  const program: Instruction[] = [
    load(architectureOffset),
    [JUMP_IF_EQUAL, 1, 0, table.auditArchitecture],
    die,
    load(numberOffset),
    ...(table.hasX32 ? when(JUMP_IF_GREATER_OR_EQUAL, X32_SYSCALL_BIT, die) : []),
    ...when(JUMP_IF_GREATER, lastExaminedCall, absent),
    ...Object.values(deniedCalls).flatMap((call) => {
      const number = call[architecture];
      return number === undefined ? [] : when(JUMP_IF_EQUAL, number, call.answer === "absent" ? absent : refuse);
    }),
    ...when(
      JUMP_IF_EQUAL,
      table.clone,
      load(argumentLowOffset(0)),
      ...when(JUMP_IF_ANY_BIT, CLONE_THREAD, allow),
      refuse,
    ),
    ...when(
      JUMP_IF_EQUAL,
      table.fcntl,
      load(argumentLowOffset(1)),
      ...deniedFcntlCommands.flatMap((command) => when(JUMP_IF_EQUAL, command, refuse)),
      allow,
    ),
    allow,
  ];
  return assemble(program);
}

/** @throws if there is no table for this machine: a room without a filter is not opened */
export function parseArchitecture(name: string): Architecture {
  if (name === "x64" || name === "arm64") return name;
  throw new Error(`no system-call table for ${name}`);
}

function assemble(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(8 * program.length);
  program.forEach(([code, jumpTrue, jumpFalse, operand], index) => {
    bytes.writeUInt16LE(code, 8 * index);
    bytes.writeUInt8(jumpTrue, 8 * index + 2);
    bytes.writeUInt8(jumpFalse, 8 * index + 3);
    bytes.writeUInt32LE(operand >>> 0, 8 * index + 4);
  });
  return bytes;
}
