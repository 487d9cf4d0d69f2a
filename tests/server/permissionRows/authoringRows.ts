import { getProof, requestProof, stopProof } from "#server/proofs";
import { publishWorkspace } from "#server/publishWorkspace";
import {
  archiveWorkspace,
  createWorkspace,
  getState,
  getWorkspace,
  listStates,
  listWorkspaces,
  restoreState,
  saveWorkspace,
  takeSeat,
} from "#server/workspaces";
import { unique } from "../../course";
import type { Fixture } from "./fixture";
import { answered, ok, type Row } from "./row";

const begin = (at: Fixture) =>
  createWorkspace(at.people.instructor, at.courseSlug, { slug: unique("step"), from: { template: "number" } });

const onlyInstructor = ok("instructor");

/** Problems that instructors write. */
export const authoringRows: Row[] = [
  ["listWorkspaces", "a course", "open", (actor, at) => listWorkspaces(actor, at.courseSlug), onlyInstructor],
  [
    "createWorkspace",
    "a name",
    "open",
    (actor, at) => createWorkspace(actor, at.courseSlug, { slug: unique("step"), from: { template: "number" } }),
    onlyInstructor,
  ],
  [
    "getWorkspace",
    "a problem",
    "open",
    async (actor, at) => getWorkspace(actor, at.courseSlug, (await begin(at)).slug),
    onlyInstructor,
  ],
  [
    "saveWorkspace",
    "a file",
    "open",
    async (actor, at) =>
      saveWorkspace(actor, { id: (await begin(at)).id, revision: 1, changes: { "statement.md": "New." } }),
    onlyInstructor,
  ],
  [
    "takeSeat",
    "a file",
    "open",
    async (actor, at) => takeSeat(actor, { id: (await begin(at)).id, file: "tests.ts" }),
    onlyInstructor,
  ],
  ["listStates", "a problem", "open", async (actor, at) => listStates(actor, (await begin(at)).id), onlyInstructor],
  ["getState", "a state", "open", async (actor, at) => getState(actor, (await begin(at)).id, 1), onlyInstructor],
  [
    "restoreState",
    "a state",
    "open",
    async (actor, at) => restoreState(actor, { id: (await begin(at)).id, revision: 1, state: 1 }),
    onlyInstructor,
  ],
  [
    "archiveWorkspace",
    "a problem",
    "open",
    async (actor, at) => archiveWorkspace(actor, (await begin(at)).id),
    onlyInstructor,
  ],
  ["requestProof", "a problem", "open", async (actor, at) => requestProof(actor, (await begin(at)).id), onlyInstructor],
  ["getProof", "a problem", "open", async (actor, at) => getProof(actor, (await begin(at)).id), onlyInstructor],
  ["stopProof", "a problem", "open", async (actor, at) => stopProof(actor, (await begin(at)).id), onlyInstructor],
  [
    "publishWorkspace",
    "files that nobody proved",
    "open",
    async (actor, at) => publishWorkspace(actor, { id: (await begin(at)).id, hash: "0".repeat(64) }),
    answered("CONFLICT", "instructor"),
  ],
];
