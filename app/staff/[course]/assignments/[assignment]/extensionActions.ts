"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as extensions from "#server/extensions";
import { setTimeFactor as setFactorOf } from "#server/timeFactors";
import { asActor, type Refused } from "../../../../frame/asActor";

const Slug = z.string().max(64);
const Address = z.strictObject({ course: Slug, assignment: Slug });
/** Parsed by the service. */
const Extension = z.unknown().refine((extension) => JSON.stringify(extension).length <= 2_000);
const PreviewOrder = Address.extend({ extension: Extension });
const GrantOrder = PreviewOrder.extend({ reason: z.string().max(4_000) });
const RemovalOrder = Address.extend({ extensionId: Slug });
const FactorOrder = z.strictObject({ course: Slug, userId: Slug, factor: z.number() });

type Done = { ok: true } | Refused;
type Preview = { ok: true; effect: extensions.ExtensionEffect; notes: string[] } | Refused;

export async function previewExtension(order: z.input<typeof PreviewOrder>): Promise<Preview> {
  return asActor(async (actor) => {
    const { notes, ...effect } = await extensions.previewExtension(actor, PreviewOrder.parse(order));
    return { ok: true, effect, notes };
  });
}

export async function previewRemoval(order: z.input<typeof RemovalOrder>): Promise<Preview> {
  return asActor(async (actor) => {
    const effect = await extensions.previewRemoval(actor, RemovalOrder.parse(order));
    return { ok: true, effect, notes: [] };
  });
}

export async function grantExtension(order: z.input<typeof GrantOrder>): Promise<Done> {
  return asActor(async (actor) => {
    await extensions.grantExtension(actor, GrantOrder.parse(order));
    refresh();
    return { ok: true };
  });
}

export async function removeExtension(order: z.input<typeof RemovalOrder>): Promise<Done> {
  return asActor(async (actor) => {
    await extensions.removeExtension(actor, RemovalOrder.parse(order));
    refresh();
    return { ok: true };
  });
}

export async function setTimeFactor(order: z.input<typeof FactorOrder>): Promise<Done> {
  return asActor(async (actor) => {
    await setFactorOf(actor, FactorOrder.parse(order));
    refresh();
    return { ok: true };
  });
}
