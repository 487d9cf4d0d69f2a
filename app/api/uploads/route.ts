import type { NextRequest } from "next/server";
import { z } from "zod";
import { currentActor } from "#server/auth";
import { AppError } from "#server/errors";
import { storeUpload } from "#server/uploads";
import { appErrorResponse } from "../appErrorResponse";
import { isSameOrigin } from "../isSameOrigin";
import { uploadHeaders } from "./uploadHeaders";

const OrderSchema = z.object({ item: z.string().max(64), part: z.string().max(64), name: z.string().max(1_000) });

/** Stores a file: the body as it is, read as it arrives. `item`, `part` and `name` stand in the address. */
export async function POST(request: NextRequest): Promise<Response> {
  const headers = uploadHeaders();
  if (!isSameOrigin(request)) return new Response(null, { status: 403, headers });
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401, headers });
  try {
    const order = OrderSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
    if (!order.success || request.body === null)
      throw new AppError("INVALID", "There is no file in this request. Load the page again.");
    const { item: itemId, part: partId, name: fileName } = order.data;
    const file = await storeUpload(actor, { itemId, partId, fileName, bytes: chunksOf(request.body) });
    return Response.json(file, { status: 201, headers });
  } catch (error) {
    const answer = appErrorResponse(error);
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    return answer;
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // What is left of a file that is too long is not wanted.
    await reader.cancel().catch(() => undefined);
  }
}
