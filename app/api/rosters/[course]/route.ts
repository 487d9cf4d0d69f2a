import type { NextRequest } from "next/server";
import { currentActor } from "#server/auth";
import { exportRoster } from "#server/roster";
import { appErrorResponse } from "../../appErrorResponse";
import { attachmentNamed } from "../../attachmentNamed";

/** The people of a course as a file for spreadsheets. */
export async function GET(_: NextRequest, { params }: { params: Promise<{ course: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401 });
  try {
    const { fileName, csv } = await exportRoster(actor, (await params).course);
    return new Response(csv, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": attachmentNamed(fileName),
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    return appErrorResponse(error);
  }
}
