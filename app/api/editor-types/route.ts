import type { NextRequest } from "next/server";
import { readEditorTypes } from "#server/editorTypesFile";

/**
 * The engine's declarations for the editor: `{ "file:///node_modules/numerics/index.d.ts": "…" }`. Open to everyone: they
 * hold signatures and docblocks, nothing of a course. `?v=<hash>` with the current hash may be kept for good.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { hash, files } = await readEditorTypes();
  const etag = `"${hash}"`;
  const isPinned = request.nextUrl.searchParams.get("v") === hash;
  const headers = { ETag: etag, "Cache-Control": isPinned ? "public, max-age=31536000, immutable" : "no-cache" };
  const known = (request.headers.get("if-none-match") ?? "").split(/\s*,\s*/).map((tag) => tag.replace(/^W\//, ""));
  return known.includes(etag) ? new Response(null, { status: 304, headers }) : Response.json(files, { headers });
}
