"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { Actor } from "#server/actor";
import { addLineComment, editLineComment, removeLineComment } from "#server/lineComments";
import { addRegionComment, editRegionComment, removeRegionComment } from "#server/regionComments";
import { addSnippet, type SnippetView } from "#server/snippets";
import { asActor, type Refused } from "../../frame/asActor";

const Id = z.string().min(1).max(64);
const Text = z.string().max(16 * 1024);
const LineCommentOrder = z.object({ submissionId: Id, firstLine: z.int(), lastLine: z.int(), text: Text });
const RegionCommentOrder = z.object({
  ...{ submissionId: Id, uploadId: Id, page: z.int(), text: Text },
  ...{ x: z.number(), y: z.number(), width: z.number(), height: z.number() },
});
const CommentChange = z.object({ id: Id, seen: Text, text: Text });
const SnippetOrder = z.object({ course: z.string().min(1).max(200), text: Text });

type Done = { ok: true } | Refused;

export async function addCommentOnLines(order: z.input<typeof LineCommentOrder>): Promise<Done> {
  return andRefresh(async (actor) => {
    const { submissionId, ...comment } = LineCommentOrder.parse(order);
    await addLineComment(actor, submissionId, comment);
    return { ok: true };
  });
}

export async function editCommentOnLines(change: z.input<typeof CommentChange>): Promise<Done> {
  return andRefresh(async (actor) => {
    await editLineComment(actor, CommentChange.parse(change));
    return { ok: true };
  });
}

export async function removeCommentOnLines(id: string): Promise<Done> {
  return andRefresh(async (actor) => {
    await removeLineComment(actor, Id.parse(id));
    return { ok: true };
  });
}

export async function addCommentOnPage(order: z.input<typeof RegionCommentOrder>): Promise<Done> {
  return andRefresh(async (actor) => {
    const { submissionId, ...comment } = RegionCommentOrder.parse(order);
    await addRegionComment(actor, submissionId, comment);
    return { ok: true };
  });
}

export async function editCommentOnPage(change: z.input<typeof CommentChange>): Promise<Done> {
  return andRefresh(async (actor) => {
    await editRegionComment(actor, CommentChange.parse(change));
    return { ok: true };
  });
}

export async function removeCommentOnPage(id: string): Promise<Done> {
  return andRefresh(async (actor) => {
    await removeRegionComment(actor, Id.parse(id));
    return { ok: true };
  });
}

/** Keeps a remark for the whole course. */
export async function keepSnippet(
  order: z.input<typeof SnippetOrder>,
): Promise<{ ok: true; snippet: SnippetView } | Refused> {
  return andRefresh(async (actor) => {
    const { course, text } = SnippetOrder.parse(order);
    return { ok: true, snippet: await addSnippet(actor, course, text) };
  });
}

/** Brings the page up to date after a change. */
const andRefresh = <T>(act: (actor: Actor) => Promise<T>): Promise<T | Refused> =>
  asActor(async (actor) => {
    const done = await act(actor);
    refresh();
    return done;
  });
