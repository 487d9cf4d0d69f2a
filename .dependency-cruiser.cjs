/**
 * The arrows of ARCHITECTURE.md: app → server → {problems, grader/verdict}, server/worker → grader → the problem format,
 * and everybody → numerics. `comment` is what a person reads when an import breaks one.
 *
 * tests/architecture.test.ts breaks every rule once, so a rule that stopped biting is noticed.
 */
const forbid = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

const numericsDoor = "^numerics/index\\.ts$";
/** The language of symbolic answers: not for rooms, which would grow by it. */
const expressionsDoor = "^numerics/expressions/index\\.ts$";
const answerKinds = "^problems/kinds/.+\\.ts$";
const problemFormat = ["^problems/(schema|signature|figures|testKit|authoring|slug|mistakeKind)\\.ts$", answerKinds];
/** The fields in which people answer: screens, loaded by pages only. */
const answerFields = "^problems/kinds/[^/]+/[^/]+\\.client\\.tsx$";
const problemsFolder = "^problems/((?:templates/)?[^/]+)/";
/** What is bundled into the rooms. */
const guests =
  "^grader/((guests|kit)/|diagnose\\.ts$|rooms/(guestWire|messageLimits|programFile|values|withheldMessage)\\.ts$)";
/** The command line programs, and the proof of a problem that they write. */
const gradingPrograms = "^grader/(cli/|(certif(y|yQuestions|ication)|tryToCertify|trial)\\.ts$|mutate\\.ts$)";
const webPackages = "^node_modules/(next|next-auth|react|react-dom)/";
const databasePackages = "(^prisma/client/|^node_modules/@prisma/)";
const pages = "^(app/|proxy\\.ts$|instrumentation(-node|-client)?\\.ts$)";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    forbid(
      "no-cycles",
      "Move what both files need into a third one.",
      {},
      // What is loaded on demand, as the field of an answer kind is, may know the types of who asks for it.
      { circular: true, viaOnly: { dependencyTypesNot: ["dynamic-import"] } },
    ),
    forbid("resolvable", "This import leads nowhere.", {}, { couldNotResolve: true }),

    forbid(
      "numerics-stands-alone",
      "The engine runs in browsers and rooms as well: it imports itself and nothing else.",
      { path: "^numerics/" },
      { pathNot: "^numerics/" },
    ),
    forbid(
      "numerics-one-door",
      'Import from "numerics" or "numerics/expressions"; what their index.ts does not export is not for use outside.',
      { pathNot: "^(numerics|tests)/" },
      { path: "^numerics/", pathNot: [numericsDoor, expressionsDoor] },
    ),

    forbid(
      "problem-folders-apart",
      'A folder is graded on its own: it imports "numerics", "allclose" and its own files.',
      { path: problemsFolder, pathNot: "^problems/(kinds/|templates/templates\\.ts$)" },
      { pathNot: ["^problems/$1/", numericsDoor, "^problems/authoring\\.ts$"] },
    ),
    forbid(
      "problem-format-is-data",
      "The format is read by rooms and pages alike: it needs zod and the engine's types, no disk and no catalog.",
      { path: problemFormat },
      {
        pathNot: [...problemFormat, answerFields, numericsDoor, expressionsDoor, "^node_modules/zod/"],
        dependencyTypesNot: ["type-only"],
      },
    ),
    forbid(
      "fields-are-loaded-by-pages",
      "The field of an answer kind is a screen: the list of kinds loads it when a page asks, and nothing else does.",
      { pathNot: "^(problems/kinds/kinds\\.ts$|problems/kinds/[^/]+/[^/]+\\.client\\.tsx$|tests/)" },
      { path: answerFields },
    ),
    forbid(
      "problems-know-no-program",
      "Problems are material: graders, services and pages read them, never the other way round.",
      { path: "^problems/[^/]+\\.ts$" },
      { path: "^(grader|server|app|prisma)/" },
    ),

    forbid(
      "grader-knows-only-the-format",
      "Grading takes a problem version and an answer: no catalog, no people, no dates, no database.",
      { path: "^grader/", pathNot: gradingPrograms },
      { path: "^(problems|server|app|prisma)/", pathNot: problemFormat },
    ),
    forbid(
      "grading-programs-know-no-server",
      "The command line programs read problem folders and the catalog; they have no database and no accounts.",
      { path: gradingPrograms },
      { path: "^(server|app|prisma)/" },
    ),
    forbid(
      "grader-has-no-framework",
      "The grader's packages are zod and what compiles and maps a student's source; the proof of a problem reads syntax.",
      { path: "^grader/", pathNot: "^grader/mutate\\.ts$" },
      {
        path: "^node_modules/",
        pathNot: "^node_modules/(zod|esbuild|es-module-lexer|@jridgewell/trace-mapping|@types/node)/",
      },
    ),
    forbid(
      "guests-are-alone",
      "A guest runs beside untrusted code: node's own modules, its kit, its end of the wire and the engine, nothing else.",
      { path: guests },
      {
        dependencyTypesNot: ["core", "type-only"],
        pathNot: [guests, numericsDoor, "^problems/(signature|authoring)\\.ts$"],
      },
    ),
    forbid(
      "only-the-worker-grades",
      "Pages and services show verdicts (grader/verdict) and proofs (grader/certification); opening the grader is the worker's and the command line's.",
      { pathNot: "^(grader|tests|bench)/|^server/(worker|replay|gradeCommand|demoVerdicts)\\.ts$" },
      { path: "^grader/", pathNot: "^grader/(verdict|certification)\\.ts$" },
    ),

    forbid(
      "server-without-pages",
      "A page calls a service, never the other way round.",
      { path: "^(server|prisma)/" },
      { path: pages },
    ),
    forbid(
      "services-without-web",
      "A service takes the actor as an argument and knows no request; the worker imports it too.",
      { path: "^(server|prisma)/", pathNot: "^server/auth\\.ts$" },
      { path: [webPackages, "^server/auth\\.ts$"] },
    ),
    forbid(
      "one-sign-in-door",
      "Ask server/auth.ts who is there.",
      { pathNot: "^server/auth\\.ts$" },
      { path: "^node_modules/next-auth/" },
    ),
    forbid(
      "one-database-door",
      "Ask server/db.ts for the client and its types.",
      { pathNot: "^(server/db\\.ts$|prisma/)" },
      { path: databasePackages },
    ),

    forbid(
      "app-through-server",
      'Pages show what a service returns; of the rest they may draw with "numerics", load the fields of answer kinds and say what a file is.',
      { path: pages },
      { path: "^(problems|grader|prisma)/", pathNot: "^problems/kinds/(kinds|upload/file)\\.ts$" },
    ),
    forbid(
      "client-takes-types",
      "Browser code gets data as props; of a service it may import types only.",
      { path: "\\.client\\.tsx?$" },
      { path: "^server/", dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "one-editor-door",
      "Monaco is reached through the one component that loads it.",
      { pathNot: "^app/editor/" },
      { path: "^node_modules/(monaco-editor|@monaco-editor)/" },
    ),

    forbid("tests-are-leaves", "Nothing imports a test.", { pathNot: "^tests/" }, { path: "^tests/" }),
    forbid("benchmarks-are-leaves", "Nothing imports a benchmark.", { pathNot: "^bench/" }, { path: "^bench/" }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: ["^node_modules/", "^prisma/client/"] },
    exclude: { path: "^(\\.next|\\.build|\\.data|tests/hostile)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "types", "default"],
      mainFields: ["module", "main", "types"],
    },
  },
};
