import type { NextRequest } from "next/server";
import { z } from "zod";
import { currentActor } from "#server/auth";
import { AppError } from "#server/errors";
import { importProblem, longestZipBytes } from "#server/newWorkspace";
import { appErrorResponse } from "../../appErrorResponse";
import { isSameOrigin } from "../../isSameOrigin";

const OrderSchema = z.object({ course: z.string().max(64), slug: z.string().max(64).optional() });

/** A problem from a zip file: the body as it is. `course` stands in the address, and `slug` if the folder's is not wanted. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 });
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401 });
  try {
    const order = OrderSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
    if (!order.success || request.body === null)
      throw new AppError("INVALID", "There is no file in this request. Load the page again.");
    const { course, slug = "" } = order.data;
    const bytes = await readBounded(request.body);
    const workspace = await importProblem(actor, course, { slug: slug === "" ? null : slug, bytes });
    return Response.json({ slug: workspace.slug }, { status: 201 });
  } catch (error) {
    return appErrorResponse(error);
  }
}

async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(chunks);
      length += value.length;
      if (length > longestZipBytes)
        throw new AppError("TOO_LARGE", `A problem's zip file has at most ${longestZipBytes / 1024 / 1024} MiB.`);
      chunks.push(value);
    }
  } finally {
    // What is left of a file that is too long is not wanted.
    await reader.cancel().catch(() => undefined);
  }
}
