/**
 * The program of a referee room. It knows the answers of one problem and, of the student, only the values that come
 * back from calls. Authors' code runs here, sealed like students' code, because authors write it in a browser.
 */
import { diagnose, type KnownMistake } from "../diagnose";
import { ProblemFault } from "../kit/failures";
import type { Answer, Call, Callee } from "../kit/session";
import { createSuite, toTestResult, type ModuleFunctions, type Suite, type TestRun } from "../kit/suite";
import { parseSignature, type Signature } from "../../problems/signature";
import type { Mistake } from "../../problems/schema";
import type { Tests } from "../../problems/testKit";
import * as authoring from "../../problems/authoring";
import { openGuestWire } from "../rooms/guestWire";
import { maxCallsTogether, maxRefereeMessageBytes, togetherCharacters } from "../rooms/messageLimits";
import type { FromReferee, Outcome, ToReferee } from "../rooms/messages";
import type { Encoded } from "../rooms/values";
import { prepareGlobals } from "./globals";
import { invoke } from "./invoke";
import { prepareModule } from "./loadModule";

const { parse, stringify } = JSON;
const wire = openGuestWire({ maxMessageBytes: maxRefereeMessageBytes });
const send = (message: FromReferee) => {
  wire.write(stringify(message));
};
const receive = () => parse(wire.read()) as ToReferee;

interface Loaded {
  problem: FolderModule["problem"];
  /** None for a problem of questions, which the judge checks. */
  suite: Suite | undefined;
  reference: Callee;
  mistakes: readonly KnownMistake[];
}

/** What the bundle of a problem folder exports. */
interface FolderModule {
  problem: { parts: { kind: string; signatures?: string[]; timeLimitMs?: number }[] };
  tests?: Tests<ModuleFunctions>;
  reference?: ModuleFunctions;
  mistakes?: Record<string, ModuleFunctions & { mistake: Mistake }>;
}

prepareGlobals();
send({ type: "ready" });
let open: (() => Loaded) | undefined;
void serve();

async function serve(): Promise<never> {
  for (;;) {
    const message = receive();
    try {
      await handle(message);
    } catch (error) {
      send({ type: "fault", message: faultText(error) });
    }
  }
}

async function handle(message: ToReferee): Promise<void> {
  if (message.type === "load") load(message.code);
  // Opened anew each time: a variable that the files keep must not carry anything from one student's grading to another's.
  else if (message.type === "run" && open) await run(open(), message);
  else throw new Error(`"${message.type}" came out of turn`);
}

function load(code: string): void {
  const start = prepareModule(code, { allclose: authoring }) as unknown as () => FolderModule;
  open = () => openFolder(start());
  const { problem, suite, mistakes } = open();
  send({
    type: "loaded",
    problem,
    tests: [...(suite?.outlines ?? [])],
    mistakes: mistakes.map(({ name, mistake }) => ({ name, mistake })),
  });
}

function openFolder(folder: FolderModule): Loaded {
  requireExports(folder);
  const part = folder.problem.parts.find((candidate) => candidate.kind === "code");
  const { problem, tests, mistakes: modules = {} } = folder;
  if (tests === undefined || folder.reference === undefined) {
    if (part !== undefined)
      throw new ProblemFault("problem.ts has a code part, but there are no tests.ts and reference.ts");
    return { problem, suite: undefined, reference: localCallee({}), mistakes: [] };
  }
  if (part === undefined)
    throw new ProblemFault('problem.ts has no part of kind "code", but there are tests.ts and reference.ts');
  if (!part.signatures) throw new ProblemFault("problem.ts: the code part has no signatures");
  const signatures = part.signatures.map(readSignature);
  const reference = localCallee(folder.reference);
  const suite = createSuite({
    tests,
    signatures,
    reference: folder.reference,
    timeLimitMs: part.timeLimitMs ?? 5_000,
    fallback: reference,
  });
  const mistakes = Object.entries(modules).map(([name, module]): KnownMistake => {
    const functions = new Set(
      signatures.map((signature) => signature.name).filter((each) => typeof module[each] === "function"),
    );
    return { name, mistake: module.mistake, callee: localCallee(module), functions };
  });
  return { problem, suite, reference, mistakes };
}

/** What a file that was just begun lacks: without it the next line would fail with words about this program. */
function requireExports({ problem, tests, reference, mistakes = {} }: FolderModule): void {
  if (!Array.isArray((problem as Partial<FolderModule["problem"]> | undefined)?.parts))
    throw new ProblemFault("problem.ts must export a problem with parts: export default defineProblem({ … })");
  if (reference !== undefined && typeof tests !== "function")
    throw new ProblemFault("tests.ts must export its tests: export default defineTests(…)");
  const wordless = Object.entries(mistakes).find(([, module]) => (module.mistake as unknown) === undefined);
  if (wordless !== undefined)
    throw new ProblemFault(
      `mistakes/${wordless[0]}.ts must export its words: export const mistake = { title, feedback, fails }`,
    );
}

function readSignature(text: string): Signature {
  const parsed = parseSignature(text);
  if ("problem" in parsed) throw new ProblemFault(parsed.problem);
  return parsed.signature;
}

async function run(
  { suite, reference, mistakes }: Loaded,
  { seed, tests, measureTolerances }: Extract<ToReferee, { type: "run" }>,
): Promise<void> {
  if (suite === undefined) throw new ProblemFault("a problem of questions has no tests to run");
  const runs: TestRun[] = [];
  let isStudentGone = false;
  for (const [index, test] of suite.tests.entries()) {
    if (tests === "public" && test.visibility !== "public") continue;
    if (isStudentGone) {
      const notRun: TestRun = {
        test,
        status: "not-run",
        message: undefined,
        failure: undefined,
        records: [],
        hasStudentEnded: false,
        output: "",
        figures: [],
      };
      send({ type: "test-finished", index, result: toTestResult(notRun) });
      continue;
    }
    send({ type: "test-started", index });
    const finished = await suite.run(test, remoteStudent, seed, { isMeasured: measureTolerances });
    runs.push(finished);
    isStudentGone = finished.hasStudentEnded;
    send({ type: "test-finished", index, result: toTestResult(finished) });
  }
  send({ type: "finished", diagnoses: await diagnose({ suite, runs, seed, reference, mistakes }) });
}

/** A call into the student room: the judge carries it over, and questions to our functions come back while it runs. */
const remoteStudent: Callee = Object.assign(
  (call: Call, answer: Answer): Outcome => {
    send({ type: "call", name: call.name, arguments: [...call.arguments], entropy: call.entropy });
    const ended = hearOut(answer);
    if (ended.type !== "call-ended") throw new Error(`"${ended.type}" came for a single call`);
    return ended.outcome;
  },
  {
    together(calls: readonly Call[], answer: Answer): readonly Outcome[] {
      let characters = 0;
      const fitting = calls
        .slice(0, maxCallsTogether)
        .map((call) => ({ ...call, arguments: [...call.arguments] }))
        // The first is always among them, so that every message makes progress.
        .filter((call, index) => (characters += stringify(call).length) <= togetherCharacters || index === 0);
      send({ type: "calls", calls: fitting });
      const ended = hearOut(answer);
      if (ended.type !== "calls-ended") throw new Error(`"${ended.type}" came for calls that went together`);
      return ended.outcomes;
    },
  },
);

/** Answers the student's questions until the calls under way have ended. */
function hearOut(answer: Answer): Extract<ToReferee, { type: "call-ended" | "calls-ended" }> {
  for (;;) {
    const message = receive();
    switch (message.type) {
      case "call-ended":
      case "calls-ended":
        return message;
      case "asked": {
        const reply = answer(message.oracle, message.arguments);
        if ("value" in reply) send({ type: "answered", value: reply.value });
        else send({ type: "refused", message: reply.refused });
        break;
      }
      case "load":
      case "run":
        throw new Error(`"${message.type}" came during a call`);
    }
  }
}

/** The author's own code in the student's place, called as a student's code would be. */
function localCallee(module: Record<string, unknown>): Callee {
  return (call, answer) => {
    const ask = (oracle: number, args: Encoded[]): Encoded => {
      const reply = answer(oracle, args);
      if ("refused" in reply) throw new Error(reply.refused);
      return reply.value;
    };
    const invoked = invoke(module, call, ask);
    if (invoked.kind === "returned") return invoked;
    return {
      kind: "threw",
      name: invoked.error.name,
      message: invoked.error.message,
      places: [],
      output: invoked.output,
    };
  };
}

function faultText(error: unknown): string {
  const text =
    error instanceof ProblemFault
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  return text.slice(0, 4_000);
}
