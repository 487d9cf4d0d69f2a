import { mayReadMetrics, readMetrics } from "#server/metrics";
import { appErrorResponse } from "../appErrorResponse";

/** The metrics, as Prometheus reads them. They tell how a course goes, so strangers do not learn that they exist. */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request.headers.get("authorization"))) return new Response(null, { status: 404 });
  try {
    const { text, contentType } = await readMetrics();
    return new Response(text, { headers: { "Content-Type": contentType, "Cache-Control": "no-store" } });
  } catch (error) {
    return appErrorResponse(error);
  }
}
