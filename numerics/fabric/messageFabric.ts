import { requireWhole } from "../checks/requireWhole";
import { DomainError } from "../errors/DomainError";
import type { Vec } from "../vectors/vec";

/** What workers of a distributed computation have of each other: messages, in rounds. */
export interface Fabric {
  /** Sends a copy of `payload`, which arrives when the round is closed. @throws DomainError if there is no such link */
  send(from: number, to: number, payload: Vec): void;
  /**
   * The oldest message from `from` to `at` that was not received yet, of the rounds already closed.
   *
   * @throws DomainError if there is none
   */
  recv(at: number, from: number): Vec;
  /** Closes the round: what was sent in it can be received from now on. */
  tick(): void;
}

/** One message as it was sent. */
export interface Message {
  /** In which round, counted from 0. */
  readonly round: number;
  readonly from: number;
  readonly to: number;
  /** [p] a copy */
  readonly payload: Vec;
}

/** A fabric that can be asked what happened on it. */
export interface RecordedFabric extends Fabric {
  /** Every message so far, in the order of sending. */
  readonly log: readonly Message[];
  /** How many rounds are closed. */
  readonly rounds: number;
  /** How many messages were sent and not received. */
  readonly waiting: number;
}

/**
 * A network of nodes 0 to `nodes` − 1 that carries messages in rounds: what is sent in a round arrives when it is closed,
 * and messages on a link arrive in the order in which they were sent. Everything is recorded.
 *
 * @param nodes - how many, at least 1
 * @param isLink - whether `from` may send to `to`; by default every node may send to every other one. A node never has a
 *   link to itself.
 * @throws DomainError if `nodes` is not a whole number of at least 1
 * @example messageFabric(4, (from, to) => to === (from + 1) % 4).rounds // 0
 */
export function messageFabric(
  nodes: number,
  isLink: (from: number, to: number) => boolean = () => true,
): RecordedFabric {
  requireWhole("messageFabric", "nodes", nodes, 1);
  const log: Message[] = [];
  /** Per link, what is under way and not received. */
  const queues = new Map<string, Message[]>();
  let rounds = 0;
  let waiting = 0;

  const queueOf = (operation: string, from: number, to: number): Message[] => {
    requireWhole(operation, "sender", from, 0, nodes - 1);
    requireWhole(operation, "receiver", to, 0, nodes - 1);
    const link = `${from} to ${to}`;
    if (from === to || !isLink(from, to))
      throw new DomainError(operation, "a link between the nodes", `none from ${link}`);
    const queue = queues.get(link) ?? [];
    queues.set(link, queue);
    return queue;
  };

  return {
    send(from, to, payload) {
      const queue = queueOf("send", from, to);
      // Two copies: the receiver may write into its own, and the log is to stay true.
      log.push({ round: rounds, from, to, payload: payload.slice() });
      queue.push({ round: rounds, from, to, payload: payload.slice() });
      waiting += 1;
    },
    recv(at, from) {
      const queue = queueOf("recv", from, at);
      const [message] = queue;
      if (message === undefined) throw new DomainError("recv", `a message from ${from} to ${at}`, "none");
      if (message.round === rounds)
        throw new DomainError("recv", `a message from ${from} to ${at} of a closed round`, "only one of this round");
      queue.shift();
      waiting -= 1;
      return message.payload;
    },
    tick() {
      rounds += 1;
    },
    get log() {
      return [...log];
    },
    get rounds() {
      return rounds;
    },
    get waiting() {
      return waiting;
    },
  };
}
