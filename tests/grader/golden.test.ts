import { checkGolden, goldenSlugs } from "./golden/goldenVerdicts";

jest.setTimeout(120_000);

test.each(goldenSlugs)("the verdicts of %s are the golden ones, to the bit", async (slug) => {
  const checks = await checkGolden([slug]);
  expect(checks.length).toBeGreaterThan(2);
  expect(checks.filter(({ differences }) => differences.length > 0)).toEqual([]);
});
