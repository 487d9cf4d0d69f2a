import nextJest from "next/jest.js";

const withNext = nextJest({ dir: "./" });

/** Next's compiler for everything but Next and React: packages that are ES modules only are translated too. */
const project = async (config) => ({
  ...(await withNext({
    setupFiles: ["<rootDir>/tests/propertySeed.ts"],
    moduleNameMapper: {
      "^numerics$": "<rootDir>/numerics/index.ts",
      "^numerics/expressions$": "<rootDir>/numerics/expressions/index.ts",
      "^allclose$": "<rootDir>/problems/authoring.ts",
    },
    ...config,
  })()),
  transformIgnorePatterns: ["/node_modules/(?:next|react|react-dom)/", "^.+\\.module\\.(css|sass|scss)$"],
});

export default async () => ({
  // Rooms, a database and browsers' worth of work share the machine with the tests.
  maxWorkers: 2,
  // Many tests start real programs; a busy machine takes its time.
  testTimeout: 30_000,
  projects: await Promise.all([
    project({
      displayName: "node",
      testEnvironment: "node",
      testMatch: ["<rootDir>/tests/**/*.test.ts"],
      globalSetup: "<rootDir>/tests/globalSetup.ts",
      globalTeardown: "<rootDir>/tests/globalTeardown.ts",
    }),
    project({ displayName: "dom", testEnvironment: "jsdom", testMatch: ["<rootDir>/tests/**/*.test.tsx"] }),
  ]),
});
