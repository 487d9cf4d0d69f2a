import type { NextRequest } from "next/server";
import { currentActor } from "#server/auth";
import { toCsv } from "#server/csv";
import { exportSurvey } from "#server/surveys";
import { appErrorResponse } from "../../appErrorResponse";
import { attachmentNamed } from "../../attachmentNamed";

/** The answers to a survey as a file for spreadsheets. */
export async function GET(_: NextRequest, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401 });
  try {
    const { title, columns, rows } = await exportSurvey(actor, (await params).part);
    const csv = toCsv([
      ["Name", "E-mail", "Answered", "Erased", ...columns],
      ...rows.map(({ name, email, submittedAt, isErased, cells }) => [
        ...[name, email, submittedAt.toISOString(), isErased ? "yes" : ""],
        ...cells,
      ]),
    ]);
    return new Response(csv, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": attachmentNamed(`${title}.csv`),
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    return appErrorResponse(error);
  }
}
