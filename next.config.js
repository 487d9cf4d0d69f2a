/** Files whose names or versions tell their content; proxy.ts does not run on them. */
const noSniffing = { key: "X-Content-Type-Options", value: "nosniff" };

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: false,
  // Nothing is resized on the server: pages have formulas and SVG.
  images: { unoptimized: true },
  // A page's title comes in its head, not after it: until then a screen reader has nothing to read out.
  htmlLimitedBots: /.*/,
  // A lock file in a folder above would move the root there.
  turbopack: { root: import.meta.dirname },
  // `npm run check` reads all types; the build of a newcomer does not have to wait for it again.
  typescript: { ignoreBuildErrors: true },
  // Loaded from node_modules at run time: they find files beside themselves, or are not JavaScript.
  serverExternalPackages: ["@prisma/client", "@prisma/adapter-pg", "pg", "graphile-worker", "esbuild", "prom-client"],
  headers: () =>
    Promise.resolve([
      { source: "/_next/static/:path*", headers: [noSniffing] },
      {
        source: "/katex/:path*",
        headers: [noSniffing, { key: "Cache-Control", value: "public, max-age=86400, stale-while-revalidate=604800" }],
      },
    ]),
};

export default config;
