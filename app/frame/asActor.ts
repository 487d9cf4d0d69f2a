import type { Actor } from "#server/actor";
import { currentActor } from "#server/auth";
import { refusal } from "./refusal";

/** What a server action answers instead of throwing: a sentence for the person. */
export interface Refused {
  ok: false;
  message: string;
}

/**
 * Does something for whoever is signed in. Who is not is told so and stays on the page: what was typed is there, and a
 * redirect would take it away.
 *
 * @throws what `act` throws, unless a service turned the request down: then its sentence is the answer
 */
export async function asActor<T>(act: (actor: Actor) => Promise<T>): Promise<T | Refused> {
  const actor = await currentActor();
  if (actor === null)
    return { ok: false, message: "You are signed out. Sign in again in another tab, then come back and try again." };
  try {
    return await act(actor);
  } catch (error) {
    return refusal(error);
  }
}
