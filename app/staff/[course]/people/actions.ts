"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { addPerson, changePerson, dropPerson, PlaceSchema, readdPerson } from "#server/enrollments";
import { erasePerson } from "#server/erasePerson";
import { createInvitation, revokeInvitation } from "#server/invitations";
import { makePasswordLink } from "#server/passwordLinks";
import { applyRoster, previewRoster, type RosterPreview } from "#server/rosterImport";
import { addSection, removeSection, renameSection } from "#server/sections";
import { env } from "#server/env";
import { asActor, type Refused } from "../../../frame/asActor";

const Slug = z.string().min(1).max(64);
const Id = z.string().max(64);
const Role = z.enum(["student", "ta", "instructor"]);
const Done = { ok: true } as const;
type Answer = typeof Done | Refused;

const PersonOrder = z.strictObject({ course: Slug, userId: Id });
const AddOrder = z.strictObject({
  ...{ course: Slug, email: z.string().max(320), name: z.string().max(400), role: Role, sectionId: Id.nullable() },
});

/** Adds somebody by e-mail, or brings them back. */
export async function addSomebody(order: z.input<typeof AddOrder>): Promise<{ ok: true; isNew: boolean } | Refused> {
  return asActor(async (actor) => {
    const { isNew } = await addPerson(actor, AddOrder.parse(order));
    refresh();
    return { ok: true, isNew };
  });
}

const ChangeOrder = PersonOrder.extend({ seen: PlaceSchema, next: PlaceSchema });

/** Role, section, limit and time of one person. */
export async function changeSomebody(order: z.input<typeof ChangeOrder>): Promise<Answer> {
  return asActor(async (actor) => {
    await changePerson(actor, ChangeOrder.parse(order));
    refresh();
    return Done;
  });
}

/** Takes somebody out; their work stays. */
export async function dropSomebody(order: z.input<typeof PersonOrder>): Promise<Answer> {
  return asActor(async (actor) => {
    await dropPerson(actor, PersonOrder.parse(order));
    refresh();
    return Done;
  });
}

/** Brings somebody back. */
export async function readdSomebody(order: z.input<typeof PersonOrder>): Promise<Answer> {
  return asActor(async (actor) => {
    await readdPerson(actor, PersonOrder.parse(order));
    refresh();
    return Done;
  });
}

const EraseOrder = PersonOrder.extend({ confirmation: z.string().max(400) });

/** Takes away for good what tells who a student was and what they wrote. */
export async function eraseSomebody(order: z.input<typeof EraseOrder>): Promise<Answer> {
  return asActor(async (actor) => {
    await erasePerson(actor, EraseOrder.parse(order));
    refresh();
    return Done;
  });
}

/** Makes a link with which somebody chooses a password, and gives its address, this once. */
export async function makeSignInLink(
  order: z.input<typeof PersonOrder>,
): Promise<{ ok: true; address: string } | Refused> {
  return asActor(async (actor) => {
    const { secret } = await makePasswordLink(actor, PersonOrder.parse(order));
    return { ok: true, address: `${env().publicUrl}/set-password/${secret}` };
  });
}

const FileOrder = z.strictObject({ course: Slug, text: z.string().max(2_000_000), isWhole: z.boolean() });
const ApplyOrder = FileOrder.extend({ fingerprint: z.string().length(64) });

/** What a file of people would change. */
export async function previewFile(
  order: z.input<typeof FileOrder>,
): Promise<{ ok: true; preview: RosterPreview } | Refused> {
  return asActor(async (actor) => ({ ok: true, preview: await previewRoster(actor, FileOrder.parse(order)) }));
}

/** Does what was previewed. */
export async function applyFile(
  order: z.input<typeof ApplyOrder>,
): Promise<{ ok: true; added: number; changed: number; dropped: number } | Refused> {
  return asActor(async (actor) => ({ ok: true, ...(await applyRoster(actor, ApplyOrder.parse(order))) }));
}

const SectionName = z.string().max(400);
const NewSection = z.strictObject({ course: Slug, name: SectionName });
const Renaming = z.strictObject({ course: Slug, id: Id, seen: SectionName, name: SectionName });
const Removal = z.strictObject({ course: Slug, id: Id });

export async function addNewSection(order: z.input<typeof NewSection>): Promise<Answer> {
  return asActor(async (actor) => {
    await addSection(actor, NewSection.parse(order));
    refresh();
    return Done;
  });
}

export async function renameOneSection(order: z.input<typeof Renaming>): Promise<Answer> {
  return asActor(async (actor) => {
    await renameSection(actor, Renaming.parse(order));
    refresh();
    return Done;
  });
}

export async function removeOneSection(order: z.input<typeof Removal>): Promise<Answer> {
  return asActor(async (actor) => {
    await removeSection(actor, Removal.parse(order));
    refresh();
    return Done;
  });
}

const LinkOrder = z.strictObject({
  ...{ course: Slug, role: Role, sectionId: Id.nullable(), days: z.number(), uses: z.number().nullable() },
});

/** Makes a link and gives its address, this once. */
export async function makeLink(order: z.input<typeof LinkOrder>): Promise<{ ok: true; address: string } | Refused> {
  return asActor(async (actor) => {
    const { secret } = await createInvitation(actor, LinkOrder.parse(order));
    refresh();
    return { ok: true, address: `${env().publicUrl}/join/${secret}` };
  });
}

export async function revokeLink(order: z.input<typeof Removal>): Promise<Answer> {
  return asActor(async (actor) => {
    await revokeInvitation(actor, Removal.parse(order));
    refresh();
    return Done;
  });
}
