/**
 * Name of the cookie that holds the session. Over https it starts with `__Host-`, which a browser accepts only with
 * Secure, Path=/ and no Domain: no sibling site can plant one.
 *
 * @param publicUrl - the address people type
 */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith("https:") ? "__Host-allclose.session" : "allclose.session";
