import type { NextRequest } from "next/server";
import { currentActor } from "#server/auth";
import { exportCourse } from "#server/exportCourse";
import { appErrorResponse } from "../../../appErrorResponse";
import { zipResponse } from "../../../zipResponse";

/** A whole course as one file, for its instructors. */
export async function GET(_: NextRequest, { params }: { params: Promise<{ course: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401 });
  try {
    return zipResponse(await exportCourse(actor, (await params).course));
  } catch (error) {
    return appErrorResponse(error);
  }
}
