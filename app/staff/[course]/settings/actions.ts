"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { archiveCourse, changeCourse } from "#server/courses";
import { asActor, type Refused } from "../../../frame/asActor";

const Slug = z.string().min(1).max(64);
const Settings = z.strictObject({
  ...{ title: z.string().max(400), term: z.string().max(400), timeZone: z.string().max(64) },
  ...{ startsOn: z.string().max(40), dropLowest: z.number() },
});
const SettingsOrder = z.strictObject({ course: Slug, seen: Settings, next: Settings });
const ArchiveOrder = z.strictObject({ course: Slug, isArchived: z.boolean() });

/** What a course is called and when it is. */
export async function setSettings(order: z.input<typeof SettingsOrder>): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await changeCourse(actor, SettingsOrder.parse(order));
    refresh();
    return { ok: true };
  });
}

/** Puts a course into the archive, or takes it out. */
export async function setArchived(order: z.input<typeof ArchiveOrder>): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await archiveCourse(actor, ArchiveOrder.parse(order));
    refresh();
    return { ok: true };
  });
}
