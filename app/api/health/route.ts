import { currentActor } from "#server/auth";
import { getHealth } from "#server/health";

/**
 * How the installation is, for monitoring: 200 when everything works, 503 when something does not. Versions, machines and
 * what the sandbox can do are for people who have signed in.
 */
export async function GET(): Promise<Response> {
  const health = await getHealth();
  const { ok, database, files, grading, queue, setAside } = health;
  // Without the database nobody can be asked who they are.
  const isKnown = database.ok && (await currentActor()) !== null;
  const shown = isKnown
    ? health
    : {
        ...{ ok, database, files: { ok: files.ok }, grading: { state: grading.state } },
        ...{ queue, setAside: { lastDay: setAside.lastDay } },
      };
  return Response.json(shown, { status: ok ? 200 : 503, headers: { "Cache-Control": "no-store" } });
}
