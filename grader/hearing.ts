import { maxFigureCharactersPerGrading, maxFiguresPerGrading } from "./kit/figureLimits";
import { callsInATest, judgeLimits } from "./limits";
import { ProblemFaultError, type Referee } from "./referees";
import type { FromReferee, TestOutline } from "./rooms/messages";
import type { StudentSide } from "./studentSide";
import { plainTexts } from "./plainText";
import { TestResultSchema, type Diagnosis, type TestResult } from "./verdict";

export interface Hearing {
  tests: TestResult[];
  diagnoses: Diagnosis[];
  /** Why the known mistakes were not all tried. The tests stand, but the referee is of no further use. */
  diagnosisFault?: string;
}

/**
 * Carries messages between the two rooms until the referee is done. The judge believes the referee no more than it must:
 * every test it announced must finish once, in order, under its own name, with no points or all of them. Once they have,
 * what may still go wrong costs the diagnosis and no more.
 *
 * @throws ProblemFaultError when the referee misbehaves; the student does not pay for that
 */
export async function hear({
  referee,
  student,
  seed,
  tests,
  measureTolerances,
  onTest,
}: {
  referee: Referee;
  student: StudentSide;
  seed: string;
  tests: "all" | "public";
  measureTolerances: boolean;
  onTest: (result: TestResult) => void;
}): Promise<Hearing> {
  const { channel } = referee;
  const expected = referee.tests.flatMap((outline, index) =>
    tests === "all" || outline.visibility === "public" ? [{ outline, index }] : [],
  );
  const results: TestResult[] = [];
  let leftMs: number = judgeLimits.refereeMs;
  let tooLong = `the tests took longer than ${judgeLimits.refereeMs / 1_000} s of their own time`;

  const next = async (): Promise<FromReferee> => {
    const before = performance.now();
    const received = await channel.receive(leftMs);
    leftMs -= performance.now() - before;
    if (received.kind === "late") throw new ProblemFaultError(tooLong);
    if (received.kind === "ended")
      throw new ProblemFaultError(`the tests ended their room (${received.end.cause}): ${received.end.detail}`);
    if (received.message.type === "fault") throw new ProblemFaultError(received.message.message);
    return received.message;
  };

  const ask = async (oracle: number, args: readonly Parameters<StudentSide["call"]>[0]["arguments"][number][]) => {
    const leftBeforeMs = leftMs;
    channel.send({ type: "asked", oracle, arguments: args });
    const message = await next();
    // The student asked, so the student's side counts this time.
    leftMs = leftBeforeMs;
    if (message.type === "answered") return { kind: "answered", value: message.value } as const;
    if (message.type === "refused") return { kind: "refused", message: message.message } as const;
    throw outOfTurn(message);
  };

  const diagnosed = async (): Promise<Hearing> => {
    leftMs = judgeLimits.diagnosisMs;
    tooLong = `the known mistakes took longer than ${judgeLimits.diagnosisMs / 1_000} s`;
    try {
      const message = await next();
      if (message.type !== "finished") throw outOfTurn(message);
      return { tests: results, diagnoses: message.diagnoses };
    } catch (error) {
      if (!(error instanceof ProblemFaultError)) throw error;
      return { tests: results, diagnoses: [], diagnosisFault: error.message.slice(0, 1_000) };
    }
  };

  // Calls of the test under way; undefined between tests.
  let calls: number | undefined;
  const countCall = (message: FromReferee): void => {
    if (calls === undefined) throw outOfTurn(message);
    if (++calls > callsInATest)
      throw new ProblemFaultError(`a test called the student's code more than ${callsInATest} times`);
  };

  channel.send({ type: "run", seed, tests, measureTolerances });
  while (results.length < expected.length) {
    const message = await next();
    switch (message.type) {
      case "test-started": {
        const due = expected[results.length];
        // Starting one twice would wind back the student's clock.
        if (due?.index !== message.index || calls !== undefined) throw outOfTurn(message);
        calls = 0;
        student.startTest(due.outline.timeLimitMs);
        break;
      }
      case "call":
        countCall(message);
        channel.send({
          type: "call-ended",
          outcome: await student.call(
            { name: message.name, arguments: message.arguments, entropy: message.entropy },
            ask,
          ),
        });
        break;
      case "calls":
        countCall(message);
        channel.send({ type: "calls-ended", outcomes: await student.callTogether(message.calls, ask) });
        break;
      case "test-finished": {
        const due = expected[results.length];
        if (due?.index !== message.index) throw outOfTurn(message);
        checkResult(due.outline, message.result);
        calls = undefined;
        const ran = message.result.status !== "not-run";
        const result = TestResultSchema.parse({
          ...makePlain(message.result),
          studentMs: ran ? round(student.testMs) : 0,
        });
        results.push(result);
        checkFigures(results);
        onTest(result);
        break;
      }
      case "finished":
      case "ready":
      case "loaded":
      case "answered":
      case "refused":
      case "fault":
        throw outOfTurn(message);
    }
  }
  return diagnosed();
}

/** Everything but the name, which is the author's and stands in certificates as it is. */
function makePlain({ name, ...rest }: Omit<TestResult, "studentMs">): object {
  return Object.assign({ name }, plainTexts(rest));
}

function checkResult(outline: TestOutline, result: Omit<TestResult, "studentMs">): void {
  const due = result.status === "passed" ? outline.points : 0;
  const isHonest =
    result.name === outline.name &&
    result.visibility === outline.visibility &&
    result.maxPoints === outline.points &&
    result.points === due;
  if (!isHonest)
    throw new ProblemFaultError(
      `test "${outline.name}" reported another name, visibility or number of points than it announced`,
    );
}

function checkFigures(results: readonly TestResult[]): void {
  const figures = results.flatMap((result) => result.figures ?? []);
  if (figures.length > maxFiguresPerGrading)
    throw new ProblemFaultError(`the tests attached more than ${maxFiguresPerGrading} figures`);
  if (JSON.stringify(figures).length > maxFigureCharactersPerGrading)
    throw new ProblemFaultError(`the tests' figures are larger than ${maxFigureCharactersPerGrading / 1_024} KB`);
}

const outOfTurn = (message: FromReferee): ProblemFaultError =>
  new ProblemFaultError(`the tests said "${message.type}" out of turn`);

const round = (ms: number): number => Math.round(ms * 100) / 100;
