interface Surroundings {
  /** Fresh for each response; Next puts it on the scripts it writes. */
  nonce: string;
  isHttps: boolean;
  isDevelopment: boolean;
}

/** The headers of every page, redirect and API response. */
export function securityHeaders(surroundings: Surroundings): Record<string, string> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(surroundings),
    "X-Content-Type-Options": "nosniff",
    // For browsers that do not know frame-ancestors.
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), display-capture=(), browsing-topics=()",
    // Browsers ignore it over http.
    ...(surroundings.isHttps ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

/** What a browser may do with a page of ours. */
function contentSecurityPolicy({ nonce, isDevelopment }: Omit<Surroundings, "isHttps">): string {
  return [
    "default-src 'self'",
    // 'strict-dynamic': only scripts with the nonce, and what those load. React rebuilds server stacks with eval in development only.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The editor's two workers are files of ours; without this line 'strict-dynamic' would decide, and refuse them.
    "worker-src 'self'",
    // KaTeX and the editor place what they draw with style attributes, which a nonce cannot allow.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Hot reload uses a WebSocket, which 'self' does not cover in every browser.
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}
