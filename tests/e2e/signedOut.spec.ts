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
const answers: Readonly<Record<string, { address?: string; method?: "POST"; answer: "sign in" | number }>> = {
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
  "staff/[course]/gradebook/page.tsx": { address: "staff/eecs-182/gradebook", answer: "sign in" },
  "staff/[course]/gradebook/import/page.tsx": { address: "staff/eecs-182/gradebook/import", answer: "sign in" },
  "staff/[course]/grading/page.tsx": { address: "staff/eecs-182/grading", answer: "sign in" },
  "staff/[course]/grading/snippets/page.tsx": { address: "staff/eecs-182/grading/snippets", answer: "sign in" },
  "staff/[course]/grading/[partId]/page.tsx": { address: `staff/eecs-182/grading/${id}`, answer: "sign in" },
  "staff/[course]/grading/[partId]/groups/page.tsx": {
    address: `staff/eecs-182/grading/${id}/groups`,
    answer: "sign in",
  },
  "staff/[course]/grading/[partId]/rubric/page.tsx": {
    address: `staff/eecs-182/grading/${id}/rubric`,
    answer: "sign in",
  },
  "staff/[course]/assignments/page.tsx": { address: "staff/eecs-182/assignments", answer: "sign in" },
  "staff/[course]/assignments/[assignment]/page.tsx": {
    address: "staff/eecs-182/assignments/homework-2",
    answer: "sign in",
  },
  "staff/[course]/assignments/[assignment]/release/page.tsx": {
    address: "staff/eecs-182/assignments/homework-2/release",
    answer: "sign in",
  },
  "staff/[course]/problems/page.tsx": { address: "staff/eecs-182/problems", answer: "sign in" },
  "staff/[course]/problems/[workspace]/page.tsx": { address: "staff/eecs-182/problems/step", answer: "sign in" },
  "staff/[course]/problems/[workspace]/history/page.tsx": {
    address: "staff/eecs-182/problems/step/history",
    answer: "sign in",
  },
  "staff/[course]/regrades/page.tsx": { address: "staff/eecs-182/regrades", answer: "sign in" },
  "staff/[course]/regrades/[id]/page.tsx": { address: `staff/eecs-182/regrades/${id}`, answer: "sign in" },
  "staff/[course]/similarity/page.tsx": { address: "staff/eecs-182/similarity", answer: "sign in" },
  "staff/[course]/similarity/[run]/page.tsx": { address: `staff/eecs-182/similarity/${id}`, answer: "sign in" },
  "staff/[course]/similarity/[run]/[pair]/page.tsx": {
    address: `staff/eecs-182/similarity/${id}/${id}`,
    answer: "sign in",
  },
  "staff/[course]/versions/page.tsx": { address: "staff/eecs-182/versions", answer: "sign in" },
  "staff/[course]/versions/[change]/page.tsx": { address: `staff/eecs-182/versions/${id}`, answer: "sign in" },
  "staff/[course]/analytics/page.tsx": { address: "staff/eecs-182/analytics", answer: "sign in" },
  "staff/[course]/failures/page.tsx": { address: "staff/eecs-182/failures", answer: "sign in" },
  "staff/[course]/failures/[part]/page.tsx": { address: `staff/eecs-182/failures/${id}`, answer: "sign in" },
  "staff/[course]/failures/[part]/[reduction]/page.tsx": {
    address: `staff/eecs-182/failures/${id}/${id}`,
    answer: "sign in",
  },
  "staff/[course]/surveys/page.tsx": { address: "staff/eecs-182/surveys", answer: "sign in" },
  "staff/[course]/surveys/[part]/page.tsx": { address: `staff/eecs-182/surveys/${id}`, answer: "sign in" },
  "staff/[course]/people/page.tsx": { address: "staff/eecs-182/people", answer: "sign in" },
  "staff/[course]/people/import/page.tsx": { address: "staff/eecs-182/people/import", answer: "sign in" },
  "staff/[course]/people/sections/page.tsx": { address: "staff/eecs-182/people/sections", answer: "sign in" },
  "staff/[course]/people/invitations/page.tsx": { address: "staff/eecs-182/people/invitations", answer: "sign in" },
  "staff/[course]/people/[person]/page.tsx": { address: `staff/eecs-182/people/${id}`, answer: "sign in" },
  "staff/[course]/settings/page.tsx": { address: "staff/eecs-182/settings", answer: "sign in" },
  "courses/new/page.tsx": { answer: "sign in" },
  "join/[token]/page.tsx": { address: `join/${"a".repeat(43)}`, answer: "sign in" },
  // Whoever chooses a first password cannot sign in yet. The page says that the link does not work.
  "set-password/[token]/page.tsx": { address: `set-password/${"a".repeat(43)}`, answer: 200 },
  // Open to everybody: one has to sign in somewhere, and nobody can while the database is away.
  "sign-in/page.tsx": { answer: 200 },
  // What everybody may read who writes problems, here or elsewhere.
  "guide/page.tsx": { answer: 200 },
  "guide/[page]/page.tsx": { address: "guide/first-problem", answer: 200 },
  "health/page.tsx": { answer: 200 },
  "api/health/route.ts": { answer: 200 },
  "api/author-types/route.ts": { answer: 200 },
  "api/editor-types/route.ts": { answer: 200 },
  "api/auth/[...nextauth]/route.ts": { address: "api/auth/csrf", answer: 200 },
  // Behind a token of its own.
  "api/metrics/route.ts": { answer: 404 },
  "api/problems/export/route.ts": { address: "api/problems/export?course=eecs-182&workspace=step", answer: 401 },
  "api/problems/import/route.ts": { address: "api/problems/import?course=eecs-182", method: "POST", answer: 401 },
  "api/analytics/[course]/route.ts": { address: "api/analytics/eecs-182?table=at-risk", answer: 401 },
  "api/submissions/[id]/events/route.ts": { address: `api/submissions/${id}/events`, answer: 401 },
  "api/rosters/[course]/route.ts": { address: "api/rosters/eecs-182", answer: 401 },
  "api/courses/[course]/export/route.ts": { address: "api/courses/eecs-182/export", answer: 401 },
  "api/personal-data/route.ts": { answer: 401 },
  "api/personal-data/[course]/[person]/route.ts": { address: `api/personal-data/eecs-182/${id}`, answer: 401 },
  "api/surveys/[part]/route.ts": { address: `api/surveys/${id}`, answer: 401 },
  "api/uploads/[id]/route.ts": { address: `api/uploads/${id}`, answer: 401 },
  "api/uploads/route.ts": { method: "POST", answer: 401 },
};

const pages = readdirSync(path.join(projectRoot, "app"), { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .sort();

test("every page and every route has a row", () => {
  expect(Object.keys(answers).sort()).toEqual(pages);
});

for (const [file, { address, method = "GET", answer }] of Object.entries(answers))
  for (const cookie of ["", "allclose.session=not-a-session"])
    test(`${file} with ${cookie === "" ? "no cookie" : "a cookie that is no session"}`, async ({
      request,
      baseURL,
    }) => {
      const where = `/${address ?? file.replace(/\/?(page\.tsx|route\.ts)$/, "")}`;
      // As one of our own pages asks: requests of others that change something are turned away before that.
      const headers = { cookie, origin: baseURL ?? "" };
      const response = await request.fetch(where, { method, headers, maxRedirects: 0 });
      expect(response.status()).toBe(answer === "sign in" ? 307 : answer);
      if (answer !== "sign in") return;
      expect(response.headers()["location"]).toMatch(/\/sign-in(\?|$)/);
      expect(await response.text()).not.toContain("EECS 182");
    });
