import type { NextRequest } from "next/server";
import { currentActor } from "#server/auth";
import { exportPersonalData } from "#server/personalData";
import { appErrorResponse } from "../../../appErrorResponse";
import { zipResponse } from "../../../zipResponse";

/** All that a course stores about one person, for its instructors. */
export async function GET(
  _: NextRequest,
  { params }: { params: Promise<{ course: string; person: string }> },
): Promise<Response> {
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401 });
  try {
    const { course, person: userId } = await params;
    return zipResponse(await exportPersonalData(actor, { course, userId }));
  } catch (error) {
    return appErrorResponse(error);
  }
}
