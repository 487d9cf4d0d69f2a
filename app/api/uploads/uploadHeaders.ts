import { env } from "#server/env";
import { securityHeaders } from "#server/securityHeaders";

/**
 * What every answer about files says. The proxy does not run here: it would keep a copy of each body in memory, and its
 * policy is that of a page. A file is no page: whoever opens its address gets something without scripts, forms or rights.
 */
export const uploadHeaders = (): Record<string, string> => ({
  ...securityHeaders({ nonce: "", isHttps: env().publicUrl.startsWith("https:"), isDevelopment: false }),
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "Cache-Control": "private, no-store",
});
