import next from "eslint-config-next/core-web-vitals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const readsEnvironment = {
  selector: [
    "MemberExpression[object.name='process'][property.name='env']",
    "MemberExpression[object.name='process'][property.value='env']",
    "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    ":matches(ImportDeclaration, ExportNamedDeclaration)[source.value=/^(node:)?process$/]",
  ].join(", "),
  message: "server/env.ts reads and checks the environment once; import what you need from there.",
};
const unmarkedClientFile = {
  selector: "Program > ExpressionStatement[directive='use client']",
  message: "Browser code lives in a file that ends in .client.tsx, so that the arrows know it.",
};
const castsParsedJson = {
  selector: [
    "TSAsExpression[typeAnnotation.type!='TSUnknownKeyword'] > CallExpression[callee.object.name='JSON'][callee.property.name='parse']",
    "TSAsExpression[typeAnnotation.type!='TSUnknownKeyword'] > AwaitExpression > CallExpression[callee.property.name='json']",
  ].join(", "),
  message: "Data from outside is unknown until zod has parsed it.",
};

export default defineConfig([
  globalIgnores([
    ".next/",
    ".build/",
    ".data/",
    "next-env.d.ts",
    "prisma/client/",
    "public/",
    "playwright-report/",
    "test-results/",
    // Written as students write: wrong on purpose, or unfinished.
    "problems/{*,templates/*}/starter.ts",
    "problems/{*,templates/*}/mistakes/",
    "tests/hostile/",
    "tests/grader/golden/answers/",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...next,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-unnecessary-condition": [
        "error",
        { allowConstantLoopConditions: "only-allowed-literals" },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
    },
  },
  {
    files: ["**/*.{js,cjs,mjs,ts,tsx}"],
    rules: {
      // Every file is an ES module, where the name has no meaning of its own.
      "@next/next/no-assign-module-variable": "off",
      "no-restricted-syntax": ["error", readsEnvironment, unmarkedClientFile, castsParsedJson],
    },
  },
  {
    // Next wants the directive in the error pages themselves.
    files: ["**/*.client.{ts,tsx}", "app/**/error.tsx", "app/global-error.tsx"],
    rules: { "no-restricted-syntax": ["error", readsEnvironment, castsParsedJson] },
  },
  {
    // `useFreshDatabase` of a test file is no hook of React.
    files: ["tests/**/*.ts"],
    rules: { "react-hooks/rules-of-hooks": "off" },
  },
  {
    files: ["server/env.ts", "*.config.{js,cjs,mjs,ts}"],
    rules: {
      "import/no-anonymous-default-export": "off",
      "no-restricted-syntax": ["error", unmarkedClientFile, castsParsedJson],
    },
  },
]);
