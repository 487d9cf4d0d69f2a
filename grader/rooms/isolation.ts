import type { RoomCgroup } from "./cgroups";
import type { Command, IsolationLevel } from "./launch";
import type { RoomLimits } from "./limits";

/** How rooms are shut off on this machine, tried once by opening one. */
export interface Isolation {
  readonly level: IsolationLevel;
  /** For the health page: one sentence. */
  readonly detail: string;
  /** The system-call filter, as bubblewrap reads it. Empty without a sandbox. */
  readonly filter: Uint8Array;
  command(limits: RoomLimits, slot: Slot): Command;
  /** A place for one more room, with a user id of its own where the judge can give one. */
  takeSlot(): Slot;
  giveBackSlot(slot: Slot): void;
  close(): Promise<void>;
}

export interface Slot {
  readonly uid: number | undefined;
  readonly cgroup: RoomCgroup | undefined;
}
