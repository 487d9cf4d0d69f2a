import type { NextRequest } from "next/server";
import { currentActor } from "#server/auth";
import { openSubmissionEvents } from "#server/submissionEvents";
import { appErrorResponse } from "../../../appErrorResponse";

/** What happens to a submission, as server-sent events: `state`, then a `test` each, then `done`. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401 });
  const { id } = await params;
  try {
    return new Response(await openSubmissionEvents(actor, id, request.signal), {
      headers: {
        "Content-Type": "text/event-stream",
        // Compressed or collected on the way, an event would arrive when the stream is over.
        "Cache-Control": "no-cache, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  } catch (error) {
    return appErrorResponse(error);
  }
}
