import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { projectRoot } from "#server/launch/projectRoot";

/**
 * What somebody meets who has not signed in: every page and every route under app/ has a row. A session cookie that is
 * none gets past the proxy, so that the page itself must ask who is there.
 */
const id = "00000000-0000-7000-8000-000000000000";

/** "sign in": it leads to the sign-in page. Otherwise the status it answers with. */
const answers: Readonly<Record<string, { address?: string; answer: "sign in" | number }>> = {
  "page.tsx": { answer: "sign in" },
  "courses/[course]/[assignment]/page.tsx": { address: "courses/eecs-182/homework-2", answer: "sign in" },
  "courses/[course]/[assignment]/[problem]/page.tsx": {
    address: "courses/eecs-182/homework-2/he-init",
    answer: "sign in",
  },
  "explorers/page.tsx": { answer: "sign in" },
  "explorers/[explorer]/page.tsx": { address: "explorers/newton-schulz", answer: "sign in" },
  "staff/[course]/page.tsx": { address: "staff/eecs-182", answer: "sign in" },
  "staff/[course]/log/page.tsx": { address: "staff/eecs-182/log", answer: "sign in" },
  // Open to everybody: one has to sign in somewhere, and nobody can while the database is away.
  "sign-in/page.tsx": { answer: 200 },
  "health/page.tsx": { answer: 200 },
  "api/health/route.ts": { answer: 200 },
  "api/editor-types/route.ts": { answer: 200 },
  "api/auth/[...nextauth]/route.ts": { address: "api/auth/csrf", answer: 200 },
  // Behind a token of its own.
  "api/metrics/route.ts": { answer: 404 },
  "api/submissions/[id]/events/route.ts": { address: `api/submissions/${id}/events`, answer: 401 },
};

const pages = readdirSync(path.join(projectRoot, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .sort();

test("every page and every route has a row", () => {
  expect(Object.keys(answers).sort()).toEqual(pages);
});

for (const [file, { address, answer }] of Object.entries(answers))
  for (const cookie of ["", "allclose.session=not-a-session"])
    test(`${file} with ${cookie === "" ? "no cookie" : "a cookie that is no session"}`, async ({ request }) => {
      const where = `/${address ?? file.replace(/\/?(page\.tsx|route\.ts)$/, "")}`;
      const response = await request.fetch(where, { headers: { cookie }, maxRedirects: 0 });
      expect(response.status()).toBe(answer === "sign in" ? 307 : answer);
      if (answer !== "sign in") return;
      expect(response.headers()["location"]).toMatch(/\/sign-in(\?|$)/);
      expect(await response.text()).not.toContain("EECS 182");
    });
