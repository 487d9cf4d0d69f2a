import { database } from "./db";
import { env } from "./env";

/**
 * May this server sign people in without a password? Only with both: the operator's word (ALLCLOSE_DEMO, refused where
 * others could reach it) and the mark that the demo seed left in an empty database. A copy of real data has no mark.
 */
export async function isDemo(): Promise<boolean> {
  if (!env().demo) return false;
  const installation = await database().installation.findUnique({ where: { id: 1 }, select: { isDemo: true } });
  return installation?.isDemo === true;
}
