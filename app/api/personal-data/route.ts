import { currentActor } from "#server/auth";
import { exportOwnData } from "#server/personalData";
import { zipResponse } from "../zipResponse";

/** All that is stored about who asks. */
export async function GET(): Promise<Response> {
  const actor = await currentActor();
  return actor === null ? new Response(null, { status: 401 }) : zipResponse(await exportOwnData(actor));
}
