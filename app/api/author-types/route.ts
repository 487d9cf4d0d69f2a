import type { NextRequest } from "next/server";
import { authorTypesPath } from "#server/editorTypesFile";
import { editorTypesResponse } from "../editorTypesResponse";

/** What "allclose" declares, for the editor of who writes problems. Open to everyone: the format is no secret. */
export const GET = (request: NextRequest): Promise<Response> => editorTypesResponse(request, authorTypesPath);
