"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { exportAssignment } from "#server/assignmentFile";
import * as items from "#server/assignmentItems";
import * as plan from "#server/assignmentPlan";
import {
  type AssignmentSettingsView,
  describeSettings,
  saveAssignmentSettings,
  type SettingsDescription,
} from "#server/assignmentSettings";
import { asActor, type Refused } from "../../../../frame/asActor";

const Slug = z.string().max(64);
const Address = z.strictObject({ course: Slug, assignment: Slug });
const Seen = Address.extend({ revision: z.int() });
/** Parsed by the service. */
const Settings = z.unknown().refine((settings) => JSON.stringify(settings).length <= 8 * 1024);

const SaveOrder = Seen.extend({ settings: Settings });
const ItemOrder = z.discriminatedUnion("kind", [
  Seen.extend({ kind: z.literal("add"), problem: Slug, points: z.number() }),
  Seen.extend({ kind: z.literal("points"), itemId: Slug, points: z.number() }),
  Seen.extend({ kind: z.literal("move"), itemId: Slug, place: z.int().nonnegative() }),
  Seen.extend({ kind: z.literal("remove"), itemId: Slug }),
]);
const PublishOrder = Seen.extend({ isPublished: z.boolean() });

type Done = { ok: true } | Refused;

/** What settings would mean. */
export async function describe(
  course: string,
  settings: unknown,
): Promise<({ ok: true } & SettingsDescription) | Refused> {
  return asActor(async (actor) => {
    const order = { course: Slug.parse(course), settings: Settings.parse(settings) };
    return { ok: true, ...(await describeSettings(actor, order)) };
  });
}

/** Stores settings, unless somebody else has changed the assignment: then what stands there comes back. */
export async function saveSettings(
  order: z.input<typeof SaveOrder>,
): Promise<{ ok: true; newer: AssignmentSettingsView | null } | Refused> {
  return asActor(async (actor) => {
    const saved = await saveAssignmentSettings(actor, SaveOrder.parse(order));
    if (saved.isStored) refresh();
    return { ok: true, newer: saved.isStored ? null : saved.newer };
  });
}

/** One change of the problems. Also when it is refused the page shows then how they stand. */
export async function changeItems(order: z.input<typeof ItemOrder>): Promise<Done> {
  return asActor(async (actor) => {
    refresh();
    const parsed = ItemOrder.parse(order);
    switch (parsed.kind) {
      case "add":
        await items.addItem(actor, parsed);
        break;
      case "points":
        await items.setItemPoints(actor, parsed);
        break;
      case "move":
        await items.moveItem(actor, parsed);
        break;
      case "remove":
        await items.removeItem(actor, parsed);
        break;
    }
    return { ok: true };
  });
}

export async function setPublished(order: z.input<typeof PublishOrder>): Promise<Done> {
  return asActor(async (actor) => {
    refresh();
    await plan.setPublished(actor, PublishOrder.parse(order));
    return { ok: true };
  });
}

export async function discardAssignment(order: z.input<typeof Seen>): Promise<Done> {
  return asActor(async (actor) => {
    await plan.discardAssignment(actor, Seen.parse(order));
    return { ok: true };
  });
}

export async function exportFile(
  address: z.input<typeof Address>,
): Promise<{ ok: true; fileName: string; text: string } | Refused> {
  return asActor(async (actor) => ({ ok: true, ...(await exportAssignment(actor, Address.parse(address))) }));
}
