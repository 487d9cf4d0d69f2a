import type { NextRequest } from "next/server";
import { fileTypes } from "#problems/kinds/upload/file";
import { currentActor } from "#server/auth";
import { readUpload } from "#server/uploads";
import { appErrorResponse } from "../../appErrorResponse";
import { attachmentNamed } from "../../attachmentNamed";
import { uploadHeaders } from "../uploadHeaders";

/** A file that somebody handed in, to be saved: a browser that follows a link to it never shows it as a page of ours. */
export async function GET(_: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const headers = uploadHeaders();
  const actor = await currentActor();
  if (actor === null) return new Response(null, { status: 401, headers });
  try {
    const { name, type, content } = await readUpload(actor, (await params).id);
    return new Response(new Uint8Array(content), {
      headers: {
        ...headers,
        "Content-Type": fileTypes[type].contentType,
        "Content-Length": String(content.length),
        "Content-Disposition": attachmentNamed(name),
      },
    });
  } catch (error) {
    const answer = appErrorResponse(error);
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    return answer;
  }
}
