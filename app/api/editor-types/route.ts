import type { NextRequest } from "next/server";
import { editorTypesPath } from "#server/editorTypesFile";
import { editorTypesResponse } from "../editorTypesResponse";

/**
 * The engine's declarations for the editor: `{ "file:///node_modules/numerics/index.d.ts": "…" }`. Open to everyone: they
 * hold signatures and docblocks, nothing of a course.
 */
export const GET = (request: NextRequest): Promise<Response> => editorTypesResponse(request, editorTypesPath);
