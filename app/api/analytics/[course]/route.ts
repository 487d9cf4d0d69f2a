import type { NextRequest } from "next/server";
import { exportAnalytics } from "#server/analytics";
import { currentActor } from "#server/auth";
import { appErrorResponse } from "../../appErrorResponse";
import { attachmentNamed } from "../../attachmentNamed";

/** One table of a course's analytics as a file for spreadsheets. */
export async function GET(
  { nextUrl: { searchParams } }: NextRequest,
  { params }: { params: Promise<{ course: string }> },
): Promise<Response> {
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401 });
  try {
    const { fileName, csv } = await exportAnalytics(actor, {
      ...{ course: (await params).course, assignment: searchParams.get("assignment") },
      table: searchParams.get("table") ?? "",
    });
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
