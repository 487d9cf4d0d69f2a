import { planTests } from "./planTests";

test.each([
  [[], { jest: [], playwright: [] }],
  [["unit"], { jest: [], playwright: undefined }],
  [["unit", "-t", "a title"], { jest: ["-t", "a title"], playwright: undefined }],
  [["e2e"], { jest: undefined, playwright: [] }],
  [["e2e", "--headed"], { jest: undefined, playwright: ["--headed"] }],
  [["tests/server/env.test.ts"], { jest: ["tests/server/env.test.ts"], playwright: undefined }],
  [["tests/e2e/submit.spec.ts"], { jest: undefined, playwright: ["tests/e2e/submit.spec.ts"] }],
  [["-g", "signs in", "tests/e2e"], { jest: undefined, playwright: ["-g", "signs in", "tests/e2e"] }],
  [["--watch"], { jest: ["--watch"], playwright: undefined }],
])("npm test -- %j runs %j", (words, plan) => {
  expect(planTests(words)).toEqual(plan);
});
