import type { TestResult, Verdict } from "#grader/verdict";
import type { WorkersGrader } from "#server/gradingWorker";

/**
 * A grader that does what the answer says, for what the queue promises about processes, retries and order. What rooms
 * do with real code is tested in tests/grader.
 *
 *   accept            full marks           partial           one test passed, one hidden test failed
 *   wait <ms>         full marks after that time             die                kills its process
 *   wait <ms> then die
 *   throw <n> <name>  a fault of this machine, the first n times             odd text   prints what PostgreSQL cannot store
 *   junk              something that is no verdict           broken problem     a fault of the problem's files
 */
export function scriptedGrader(changes: Partial<WorkersGrader> = {}): WorkersGrader {
  const thrown = new Map<string, number>();
  return {
    engine: "scripted",
    isolation: { level: "namespaces", detail: "Scripted." },
    selfTest: () => Promise.resolve({ ok: true, at: new Date().toISOString(), isolation: "namespaces", probes: [] }),
    rooms: () => ({ warm: 2, kept: 2, busy: 0 }),
    close: () => Promise.resolve(),
    certify: () => Promise.resolve({ kind: "faulty", faults: [{ file: null, field: null, message: "Scripted." }] }),
    async grade({ version, part, answer, seed, tests }, onTest) {
      const [order = "", ...words] = sourceOf(answer).split(" ");
      const base: Verdict = {
        ...{ status: "accepted", score: 3, maxScore: 3, diagnosis: null, furtherDiagnoses: [], places: [] },
        tests: [shown, { ...hidden, status: "passed", points: 2 }],
        ...{ problem: version.slug, part, version: version.hash, engine: "scripted", seed, isolation: "sealed" },
        timings: { totalMs: 1, compileMs: 0, studentMs: 0 },
      };
      switch (order) {
        case "wait":
          await new Promise((resolve) => setTimeout(resolve, Number(words[0])));
          if (words.at(-1) === "die") process.kill(process.pid, "SIGKILL");
          break;
        case "die":
          process.kill(process.pid, "SIGKILL");
          await new Promise(() => undefined);
          break;
        case "throw": {
          const [times = "0", name = ""] = words;
          const before = thrown.get(name) ?? 0;
          thrown.set(name, before + 1);
          if (before < Number(times)) throw new Error("the machine is out of rooms");
          break;
        }
        case "junk":
          return { ...base, score: Number.NaN };
        case "broken":
          return { ...base, status: "grader-failed", score: 0, tests: [], message: "tests.ts: no such export" };
      }
      const verdict: Verdict =
        order === "partial"
          ? { ...base, status: "partial", score: 1, tests: [shown, hidden] }
          : order === "odd"
            ? { ...base, tests: [{ ...shown, output: "a\0b\uD800c" }] }
            : tests === "public"
              ? { ...base, score: 1, maxScore: 1, tests: [shown] }
              : base;
      for (const test of verdict.tests) onTest?.(test);
      return verdict;
    },
    ...changes,
  };
}

const shown: TestResult = {
  name: "doubles 2",
  visibility: "public",
  status: "passed",
  points: 1,
  maxPoints: 1,
  studentMs: 0,
};
const hidden: TestResult = {
  ...{ name: "doubles halves", visibility: "hidden", status: "time-limit", points: 0, maxPoints: 2, studentMs: 5_000 },
  message: "expected SECRET",
};

function sourceOf(answer: unknown): string {
  const hasSource = typeof answer === "object" && answer !== null && "source" in answer;
  return hasSource && typeof answer.source === "string" ? answer.source : "";
}
