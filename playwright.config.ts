import { defineConfig } from "@playwright/test";

const port = process.env["PORT"] ?? "3405";
const baseURL = `http://localhost:${port}`;

/** `npm test` chooses port, data directory and browser; run alone, Playwright uses those written here. */
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: true,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL,
    locale: "en-US",
    // `npm test -- e2e --trace retain-on-failure` keeps what led to a failure; always, it would take a fifth of the time.
    trace: "off",
    launchOptions: {
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // What a newcomer starts, on a database of its own.
  webServer: {
    command: `"${process.execPath}" server/program.cjs server/start.ts`,
    url: `${baseURL}/api/health`,
    ignoreHTTPSErrors: false,
    reuseExistingServer: false,
    timeout: 240_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    env: {
      PORT: port,
      HOST: "127.0.0.1",
      ALLCLOSE_DATA: process.env["ALLCLOSE_DATA"] ?? ".build/e2e",
      // Empty counts as unset: whatever a developer's own settings are, the tests run on the embedded demo.
      DATABASE_URL: "",
      NEXTAUTH_URL: "",
      NEXTAUTH_SECRET: "",
      ALLCLOSE_DEMO: "",
    },
  },
});
