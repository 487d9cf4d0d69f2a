/**
 * Whether a request that changes something comes from a page of ours. Browsers send `Origin` with every POST and no page
 * can forge it; the session's cookie alone would not tell which page it was, on browsers that do not know SameSite.
 */
export function isSameOrigin({ headers }: Request): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  const origin = headers.get("origin");
  return host !== null && origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
