import { z } from "zod";
import { type EarlierAnswer, followedPart } from "../problems/kinds/following";
import { AnswerSchema, type Problem, type ProblemVersion, type Question, SlugSchema } from "../problems/schema";
import { gradeQuestion } from "./gradeQuestion";
import { hear } from "./hearing";
import { overallStatus } from "./overallStatus";
import { plainText } from "./plainText";
import { ProblemFaultError, type Referee, type Referees } from "./referees";
import type { Rooms } from "./rooms/pool";
import { StudentSide } from "./studentSide";
import { transpile } from "./transpile";
import type { TestResult, Verdict } from "./verdict";

export interface GradeRequest {
  version: ProblemVersion;
  part: string;
  /** From outside; parsed here. */
  answer: unknown;
  /**
   * The student's own answers to parts that this one follows, by part, as they stood when this one was handed in. Parsed
   * here; what cannot be read is as good as not there.
   */
  earlier?: unknown;
  /** Decides every random number of the grading: same version, answer, engine and seed, same verdict. */
  seed: string;
  /** "public" is a run: it shows the public tests and counts for nothing. */
  tests: "all" | "public";
  /** Also finds how wide the tests' tolerances are, for the author. The verdict is the same otherwise. */
  measureTolerances?: boolean;
  /** Ends the grading: its rooms are killed, and what it says then is worth nothing. */
  signal?: AbortSignal | undefined;
}

export interface Court {
  rooms: Rooms;
  referees: Referees;
  engine: string;
  isolation: Verdict["isolation"];
}

/**
 * (problem version, answer, seed) → verdict. Whatever the student or the author did is a verdict; only a fault of this
 * machine is thrown.
 */
export async function gradeAnswer(
  court: Court,
  request: GradeRequest,
  onTest: (result: TestResult) => void = () => undefined,
): Promise<Verdict> {
  const started = performance.now();
  let compileMs = 0;
  let student: StudentSide | undefined;
  let maxScore = 0;

  const verdict = (found: Partial<Verdict> & Pick<Verdict, "status">): Verdict => ({
    score: 0,
    maxScore,
    tests: [],
    diagnosis: null,
    furtherDiagnoses: [],
    places: [],
    ...found,
    problem: request.version.slug,
    part: request.part,
    version: request.version.hash,
    engine: court.engine,
    seed: request.seed,
    isolation: court.isolation,
    timings: {
      totalMs: round(performance.now() - started),
      compileMs: round(compileMs),
      studentMs: round(student?.totalMs ?? 0),
    },
  });

  let referee: Referee | undefined;
  const abandon = (): void => {
    referee?.channel.room.kill("closed");
    student?.close();
  };
  request.signal?.addEventListener("abort", abandon);
  try {
    referee = await court.referees.acquire(request.version);
    const tests = referee.tests.filter((test) => request.tests === "all" || test.visibility === "public");
    maxScore = tests.reduce((sum, test) => sum + test.points, 0);

    const part = referee.problem.parts.find((candidate) => candidate.id === request.part);
    const answer = AnswerSchema.safeParse(request.answer);
    if (!part) return verdict({ status: "invalid", message: `This problem has no part "${request.part}".` });
    if (!answer.success)
      return verdict({
        status: "invalid",
        message: `This is not an answer to a ${part.kind} part: ${answer.error.issues[0]?.message ?? ""}.`,
      });

    if (part.kind !== "code" || answer.data.kind !== "code") {
      if (part.kind === "code" || answer.data.kind !== part.kind)
        return verdict({ status: "invalid", message: `This is not an answer to a ${part.kind} part.` });
      const earlier = earlierOf(referee.problem, part, request.earlier);
      court.referees.release(request.version, referee);
      referee = undefined;
      maxScore = part.points;
      return verdict(gradeQuestion(part, answer.data, request.seed, earlier));
    }

    const compileStarted = performance.now();
    const compiled = await transpile(answer.data.source, part.withheld);
    compileMs = performance.now() - compileStarted;
    if (!compiled.ok)
      return verdict({
        status: "compile-error",
        message: compiled.message,
        places: compiled.place ? [compiled.place] : [],
      });

    student = await StudentSide.open(court.rooms, part, compiled.transpiled);
    const loaded = await student.load();
    if (loaded.kind === "ended") return verdict({ status: loaded.status, message: loaded.message });
    if (loaded.kind === "threw")
      return verdict({ status: "runtime-error", message: plainText(loaded.message), places: loaded.places });

    const { seed, measureTolerances = false } = request;
    const hearing = await hear({ referee, student, seed, tests: request.tests, measureTolerances, onTest });
    const { tests: results, diagnosisFault } = hearing;
    if (diagnosisFault === undefined) court.referees.release(request.version, referee);
    else referee.channel.room.kill("closed");
    referee = undefined;
    const [diagnosis = null, ...furtherDiagnoses] = hearing.diagnoses;
    return verdict({
      status: overallStatus(results),
      score: results.reduce((sum, test) => sum + test.points, 0),
      tests: results,
      diagnosis,
      furtherDiagnoses,
      ...(diagnosisFault === undefined ? {} : { diagnosisFault }),
    });
  } catch (error) {
    // Whatever went wrong, this room may be in the middle of something: it is not used again.
    referee?.channel.room.kill("closed");
    referee = undefined;
    if (!(error instanceof ProblemFaultError)) throw error;
    return verdict({
      status: "grader-failed",
      problemFault: plainText(error.message.slice(0, 4_000)),
      message: plainText(`The problem's own files failed: ${error.message}`.slice(0, 4_000)),
    });
  } finally {
    request.signal?.removeEventListener("abort", abandon);
    student?.close();
    if (referee) court.referees.release(request.version, referee);
  }
}

const EarlierSchema = z.record(SlugSchema, AnswerSchema);

function earlierOf({ parts }: Problem, part: Question, earlier: unknown): EarlierAnswer | undefined {
  const followed = parts.find(({ id }) => id === followedPart(part));
  const answers = EarlierSchema.safeParse(earlier ?? {});
  if (followed === undefined || followed.kind === "code" || !answers.success) return undefined;
  const answer = answers.data[followed.id];
  return answer === undefined || answer.kind === "code" ? undefined : { part: followed, answer };
}

const round = (ms: number): number => Math.round(ms * 100) / 100;
