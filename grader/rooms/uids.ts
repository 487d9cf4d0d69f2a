import { createServer, type Server } from "node:net";

/**
 * User ids for rooms, when the judge is root. Two rooms never share one: the kernel counts processes per user, and one
 * user may signal its own processes.
 */
export interface UidBlock {
  readonly first: number;
  /** @throws Error if every id of the block is in use */
  take(): number;
  giveBack(uid: number): void;
  /** Lets another worker have the block. */
  release(): Promise<void>;
}

/** Ids that neither distributions nor systemd hand out (systemd.io/UIDS-GIDS), and that fit in a container's 16-bit map. */
const uidRange = { first: 60_706, count: 476 };

/** Several workers on one machine take a block each. */
const uidsPerBlock = 34;

/**
 * Claims the first free block by binding an abstract socket of its name, which the kernel frees when its owner dies,
 * however it dies.
 *
 * @param name - whose blocks; a test has its own
 * @returns undefined if other workers hold every block
 */
export async function claimUidBlock(name = "allclose/room-uids"): Promise<UidBlock | undefined> {
  const blockCount = Math.floor(uidRange.count / uidsPerBlock);
  for (let block = 0; block < blockCount; block++) {
    const first = uidRange.first + block * uidsPerBlock;
    const claim = await bindName(`\0${name}/${first}`);
    if (claim) return openBlock(first, claim);
  }
  return undefined;
}

function openBlock(first: number, claim: Server): UidBlock {
  const free = Array.from({ length: uidsPerBlock }, (_, index) => first + index);
  return {
    first,
    take() {
      // The one that has been free longest: its last process is certainly gone.
      const uid = free.shift();
      if (uid === undefined) throw new Error(`more than ${uidsPerBlock} rooms are open at once`);
      return uid;
    },
    giveBack(uid) {
      free.push(uid);
    },
    release: () =>
      new Promise((resolve) => {
        claim.close(() => {
          resolve();
        });
      }),
  };
}

function bindName(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => {
      connection.destroy();
    });
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(name, () => {
      server.unref();
      resolve(server);
    });
  });
}
