"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { getProof, requestProof, stopProof as stopProofOf } from "#server/proofs";
import { publishWorkspace } from "#server/publishWorkspace";
import { previewProblem, previewStatement as previewStatementOf } from "#server/workspacePreview";
import { saveWorkspace } from "#server/workspaces";
import { watchWorkspace } from "#server/workspaceWatch";
import type { AuthorActions } from "../../../../authoring/authorActions";
import { PreviewParts } from "../../../../authoring/PreviewParts";
import { asActor } from "../../../../frame/asActor";

const Id = z.string().min(1).max(64);
const Path = z.string().min(1).max(200);
const Text = z.string().max(256 * 1024);
const Revision = z.int().nonnegative();

const SaveOrder = z.strictObject({ id: Id, revision: Revision, changes: z.record(Path, Text.nullable()) });
const WatchOrder = z.strictObject({ course: Id, slug: Id, file: Path, revision: Revision });
const StatementOrder = z.strictObject({ id: Id, markdown: Text });
const PublishOrder = z.strictObject({ id: Id, hash: z.string().max(64) });

type Answer<Name extends keyof AuthorActions> = ReturnType<AuthorActions[Name]>;

/** Stores what changed, unless somebody saved since: then what stands there comes back. */
export async function save(order: z.input<typeof SaveOrder>): Answer<"save"> {
  return asActor(async (actor) => {
    const saved = await saveWorkspace(actor, SaveOrder.parse(order));
    return { ok: true, ...saved };
  });
}

/** Keeps the seat at a file, and tells what others do. */
export async function watch(order: z.input<typeof WatchOrder>): Answer<"watch"> {
  return asActor(async (actor) => ({ ok: true, ...(await watchWorkspace(actor, WatchOrder.parse(order))) }));
}

/** Has what is saved proved, unless it is. */
export async function askForProof(id: string): Answer<"askForProof"> {
  return asActor(async (actor) => ({ ok: true, proof: await requestProof(actor, Id.parse(id)) }));
}

export async function readProof(id: string): Answer<"readProof"> {
  return asActor(async (actor) => ({ ok: true, proof: await getProof(actor, Id.parse(id)) }));
}

export async function stopProof(id: string): Answer<"stopProof"> {
  return asActor(async (actor) => {
    await stopProofOf(actor, Id.parse(id));
    return { ok: true, proof: await getProof(actor, Id.parse(id)) };
  });
}

/** A statement that is being written, as its readers will see it. */
export async function previewStatement(order: z.input<typeof StatementOrder>): Answer<"previewStatement"> {
  return asActor(async (actor) => ({ ok: true, ...(await previewStatementOf(actor, StatementOrder.parse(order))) }));
}

/** The parts as students will see them, as the newest proof read them. */
export async function previewParts(id: string): Answer<"previewParts"> {
  return asActor(async (actor) => ({
    ok: true,
    parts: <PreviewParts problem={await previewProblem(actor, Id.parse(id))} />,
  }));
}

/** Makes a version of what is saved, if it is what was proved. */
export async function publish(order: z.input<typeof PublishOrder>): Answer<"publish"> {
  return asActor(async (actor) => {
    const published = await publishWorkspace(actor, PublishOrder.parse(order));
    refresh();
    return { ok: true, ...published };
  });
}
