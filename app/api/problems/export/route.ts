import type { NextRequest } from "next/server";
import { z } from "zod";
import { currentActor } from "#server/auth";
import { AppError } from "#server/errors";
import { exportWorkspace } from "#server/newWorkspace";
import { appErrorResponse } from "../../appErrorResponse";
import { attachmentNamed } from "../../attachmentNamed";

const OrderSchema = z.object({ course: z.string().max(64), workspace: z.string().max(64) });

/** The folder of a problem that is being written, as a zip file. */
export async function GET(request: NextRequest): Promise<Response> {
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401 });
  try {
    const order = OrderSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams));
    if (!order.success) throw new AppError("INVALID", "This address names no problem.");
    const { slug, bytes } = await exportWorkspace(actor, order.data.course, order.data.workspace);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "Content-Type": "application/zip",
        "Content-Disposition": attachmentNamed(`${slug}.zip`),
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    return appErrorResponse(error);
  }
}
