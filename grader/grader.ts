import type { ProblemVersion } from "../problems/schema";
import { buildGuests } from "./buildGuests";
import { closeCompiler } from "./compiler";
import { gradeAnswer, type GradeRequest } from "./gradeAnswer";
import { Referees, type Referee } from "./referees";
import type { Isolation } from "./rooms/isolation";
import { openIsolation } from "./rooms/openIsolation";
import { openRooms, type RoomCounts } from "./rooms/pool";
import { runSelfTest, type SelfTestReport } from "./rooms/selfTest";
import { maxRefereeMessageBytes, maxStudentMessageBytes } from "./rooms/messageLimits";
import type { TestResult, Verdict } from "./verdict";

export type { GradeRequest } from "./gradeAnswer";
export { GradingUnavailableError } from "./rooms/requirements";
export { ProblemFaultError } from "./referees";
export type { SelfTestReport } from "./rooms/selfTest";

export type Description = Pick<Referee, "problem" | "definition" | "tests" | "mistakes">;

/** The grader: rooms, warm and sealed, and one thing to do with them. */
export interface Grader {
  /** Names the code that grades, such as "0.1.0+1f2e3d4c5b6a". */
  readonly engine: string;
  readonly isolation: Pick<Isolation, "level" | "detail">;
  /**
   * Never throws for anything a student or an author did: that is a verdict. `onTest` hears of each test as it finishes.
   * A fault of this machine is thrown, and is the caller's to log.
   */
  grade(request: GradeRequest, onTest?: (result: TestResult) => void): Promise<Verdict>;
  /** What a problem's files say about themselves, loaded in a referee room. @throws ProblemFaultError when they do not load */
  describe(version: ProblemVersion): Promise<Description>;
  /** Tries, through the real path, everything that the rooms must refuse. */
  selfTest(): Promise<SelfTestReport>;
  /** How many rooms there are now. */
  rooms(): RoomCounts;
  /** Ends every room and the compiler, and waits until their processes are gone. */
  close(): Promise<void>;
}

export interface GraderOptions {
  /** Student rooms kept ready. */
  rooms: number;
  /** Go on without a sandbox where there is none. For development only: every verdict then says "not-isolated". */
  allowUnsafe: boolean;
}

/** @throws GradingUnavailableError when this machine cannot seal a room */
export async function openGrader({ rooms: warm, allowUnsafe }: GraderOptions): Promise<Grader> {
  const [guests, isolation] = await Promise.all([buildGuests(), openIsolation({ allowUnsafe })]);
  const rooms = openRooms({
    isolation,
    guests,
    warm,
    maxMessageBytes: { student: maxStudentMessageBytes, referee: maxRefereeMessageBytes },
  });
  const court = {
    rooms,
    referees: new Referees(rooms),
    engine: guests.engine,
    isolation: isolation.level === "none" ? ("not-isolated" as const) : ("sealed" as const),
  };
  return {
    engine: guests.engine,
    isolation,
    grade: (request, onTest) => gradeAnswer(court, request, onTest),
    async describe(version) {
      const referee = await court.referees.acquire(version);
      court.referees.release(version, referee);
      const { problem, definition, tests, mistakes } = referee;
      return { problem, definition, tests, mistakes };
    },
    selfTest: () => runSelfTest(isolation),
    rooms: () => rooms.count(),
    async close() {
      await Promise.all([rooms.close(), closeCompiler()]);
      await isolation.close();
    },
  };
}
