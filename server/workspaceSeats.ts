import type { Actor } from "./actor";
import { database } from "./db";
import { AppError } from "./errors";
import { storableText } from "./storableText";
import { requireWorkspace } from "./workspaceAccess";

/** Somebody who has a workspace open. */
export interface Seat {
  userId: string;
  name: string;
  /** The file that they look at. */
  file: string;
  seenAt: Date;
}

/** A seat that is not taken again for so long is empty. */
const seatSeconds = 20;

const longestPath = 200;

/**
 * Says that the actor has a file of the workspace open, for the next twenty seconds.
 *
 * @returns who else has the workspace open
 * @throws AppError NOT_FOUND for everybody but instructors of its course; INVALID for what cannot be a path
 */
export async function takeSeat(actor: Actor, { id, file }: { id: string; file: string }): Promise<Seat[]> {
  const workspace = await requireWorkspace(actor, id);
  const name = storableText(file);
  if (name.length > longestPath) throw new AppError("INVALID", `A file's path has at most ${longestPath} characters.`);
  // By the database's clock alone: web processes may disagree about the time by more than a seat lasts.
  await database().$executeRaw`
    INSERT INTO "WorkspaceSeat" ("workspaceId", "userId", file, "seenAt")
    VALUES (${workspace.id}::uuid, ${actor.userId}::uuid, ${name}, now())
    ON CONFLICT ("workspaceId", "userId") DO UPDATE SET file = excluded.file, "seenAt" = now()`;
  return listSeats(workspace.id, actor.userId);
}

/** Who has a workspace open, but for one person. The newest first. */
export async function listSeats(workspaceId: string, exceptUserId: string): Promise<Seat[]> {
  return database().$queryRaw<Seat[]>`
    SELECT seat."userId", person.name, seat.file, seat."seenAt"
    FROM "WorkspaceSeat" seat JOIN "User" person ON person.id = seat."userId"
    WHERE seat."workspaceId" = ${workspaceId}::uuid AND seat."userId" <> ${exceptUserId}::uuid
      AND seat."seenAt" > now() - make_interval(secs => ${seatSeconds}::int)
    ORDER BY seat."seenAt" DESC`;
}
