/**
 * Where to go after signing in: a path of this site, whatever the visitor's link asked for.
 *
 * @param wanted - untrusted, such as `?callbackUrl=…`: a path, or a whole URL of this site
 * @param origin - address of this site, such as "https://allclose.example.edu"
 * @returns a path with query and hash that stays on this site, "/" when the wanted one does not
 */
export function callbackPath(wanted: unknown, origin: string): string {
  if (typeof wanted !== "string" || !URL.canParse(wanted, origin)) return "/";
  const url = new URL(wanted, origin);
  const path = url.pathname + url.search + url.hash;
  // The parser's answer is judged, not the text: browsers drop tabs and read "\" as "/", so "/\t/evil.example" is a host.
  const staysHere = url.origin === new URL(origin).origin && !path.startsWith("//");
  const isAPage = !/^\/(api|sign-in)(\/|\?|#|$)/.test(path);
  return staysHere && isAPage ? path : "/";
}
