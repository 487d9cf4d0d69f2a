/** Where next-auth takes a sign-in. */
export const signInRoutes = ["callback/password", "callback/demo", "signin/oidc"] as const;
export type SignInRoute = (typeof signInRoutes)[number];

/**
 * Asks to be signed in. Sent by script, not by the form itself: an answer leads on to the school's address, which
 * `form-action 'self'` would stop.
 *
 * @returns where to go next (in, or to the school's own page), or the word for why not
 */
export async function requestSignIn(
  route: SignInRoute,
  fields: Record<string, string>,
): Promise<{ url: string } | { refusal: string }> {
  try {
    const { csrfToken } = await readJson(await fetch("/api/auth/csrf", { cache: "no-store" }));
    const body = new URLSearchParams({ ...fields, csrfToken: csrfToken ?? "", json: "true" });
    const { url } = await readJson(await fetch(`/api/auth/${route}`, { method: "POST", body }));
    if (url === undefined) return { refusal: "failed" };
    const answer = new URL(url, location.href);
    // Staying with next-auth means no: it names the reason for the page it would have shown.
    const isRefusal = answer.origin === location.origin && answer.pathname.startsWith("/api/auth/");
    return isRefusal ? { refusal: answer.searchParams.get("error") ?? "failed" } : { url };
  } catch {
    return { refusal: "no-answer" };
  }
}

async function readJson(response: Response): Promise<{ url?: string; csrfToken?: string }> {
  const body: unknown = await response.json();
  const text = (key: string): string | undefined => {
    const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, key) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const [url, csrfToken] = [text("url"), text("csrfToken")];
  return { ...(url !== undefined && { url }), ...(csrfToken !== undefined && { csrfToken }) };
}
