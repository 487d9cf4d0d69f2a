import type { NextRequest } from "next/server";
import { readEditorTypes } from "#server/editorTypesFile";

/** Declarations as the build wrote them into a file. `?v=<hash>` with the current hash may be kept for good. */
export async function editorTypesResponse(request: NextRequest, file: string): Promise<Response> {
  const { hash, files } = await readEditorTypes(file);
  const etag = `"${hash}"`;
  const isPinned = request.nextUrl.searchParams.get("v") === hash;
  const headers = { ETag: etag, "Cache-Control": isPinned ? "public, max-age=31536000, immutable" : "no-cache" };
  const known = (request.headers.get("if-none-match") ?? "").split(/\s*,\s*/).map((tag) => tag.replace(/^W\//, ""));
  return known.includes(etag) ? new Response(null, { status: 304, headers }) : Response.json(files, { headers });
}
