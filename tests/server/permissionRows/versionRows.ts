import { listPointsNotices } from "#server/pointsNotices";
import {
  applyVersionChange,
  cancelVersionChange,
  getVersionChange,
  listVersionChanges,
  retryFailedShadows,
  startVersionChange,
} from "#server/versionChanges";
import { database } from "../../database";
import { makeNextVersion } from "../../versionedCourse";
import type { Fixture } from "./fixture";
import { members, ok, type Row } from "./row";

/** A change of the code item, which takes the place of the one before; everything is replayed. */
async function newChange(at: Fixture): Promise<string> {
  await cancelOpen(at);
  const fromVersionId = await shownVersion(at);
  const toVersionId = await makeNextVersion(at);
  const starterId = at.people.instructor.userId;
  const data = { itemId: at.itemId, fromVersionId, toVersionId, starterId, state: "ready" as const };
  return (await database().versionChange.create({ data })).id;
}

const shownVersion = async ({ itemId }: Fixture): Promise<string> =>
  (await database().item.findUniqueOrThrow({ where: { id: itemId } })).versionId;

const cancelOpen = ({ itemId, people }: Fixture) =>
  database().versionChange.updateMany({
    where: { itemId, state: { in: ["replaying", "ready"] } },
    data: { state: "cancelled", deciderId: people.instructor.userId, decidedAt: new Date() },
  });

/** A change of an item without answers, so that nothing has to be replayed. */
async function newEmptyChange(at: Fixture): Promise<string> {
  const id = await newChange(at);
  const toVersionId = await makeNextVersion(at, { parts: [{ key: "triple", points: 3 }] });
  await database().versionChange.update({ where: { id }, data: { toVersionId } });
  return id;
}

/** Changes of the versions of items. */
export const versionRows: Row[] = [
  ["listVersionChanges", "a course", "open", (actor, at) => listVersionChanges(actor, at.courseSlug), ok("instructor")],
  [
    "startVersionChange",
    "an item",
    "open",
    async (actor, at) => {
      await cancelOpen(at);
      return startVersionChange(actor, { itemId: at.itemId, toVersionId: await makeNextVersion(at) });
    },
    ok("instructor"),
  ],
  [
    "getVersionChange",
    "a change",
    "open",
    async (actor, at) => getVersionChange(actor, await newChange(at)),
    ok("instructor"),
  ],
  [
    "retryFailedShadows",
    "a change",
    "open",
    async (actor, at) => retryFailedShadows(actor, await newChange(at)),
    ok("instructor"),
  ],
  [
    "cancelVersionChange",
    "a change",
    "open",
    async (actor, at) => cancelVersionChange(actor, await newChange(at)),
    ok("instructor"),
  ],
  [
    "applyVersionChange",
    "a change",
    "closed",
    async (actor, at) => applyVersionChange(actor, { id: await newEmptyChange(at), choice: "none", notice: "" }),
    ok("instructor"),
  ],
  ["listPointsNotices", "their own", "open", (actor, at) => listPointsNotices(actor, at.itemId), ok(...members)],
];
