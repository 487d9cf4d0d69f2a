import type { Certificate } from "../problems/certificate";
import type { Problem } from "../problems/schema";
import type { TestOutline } from "./rooms/messages";

/** What certifying a version finds. */
export interface Certification {
  certificate: Certificate;
  /** Every reason why the version is not sound, in sentences for its author. */
  reasons: string[];
  /** How many wrong answers got a name, and how many wrong answers that nobody listed got none. */
  diagnosis: { named: number; unnamed: number };
}

/** What is tried, in this order. A problem of questions has only some of it. */
export const certificationSteps = ["reference", "starter", "mistakes", "rewrites", "tolerances", "mutants"] as const;
export type CertificationStep = (typeof certificationSteps)[number];

/** A test of the version, with what the reference showed about it. */
export interface MeasuredTest {
  name: string;
  visibility: "public" | "hidden" | "after-due";
  points: number;
  /** What the reference took in it, of all seeds the most. Null where no code runs. */
  milliseconds: number | null;
  /** As the certificate has it; null when it compares nothing. */
  widestTolerance: number | null;
}

/** A change of a file that no test noticed. */
export interface Survivor {
  file: string;
  line: number;
  /** As equivalent-mutants.json names it. */
  change: string;
}

/** What becomes known while a version is certified. */
export type CertificationNews =
  | {
      kind: "described";
      problem: Problem;
      /** What problem.ts exports, as it is. */
      definition: unknown;
      tests: readonly TestOutline[];
      /** What will be tried. */
      steps: readonly CertificationStep[];
    }
  | { kind: "step"; name: CertificationStep; state: "running" | "passed" | "failed"; detail: string }
  | { kind: "tests"; tests: readonly MeasuredTest[] }
  | { kind: "survivor"; survivor: Survivor };

export interface CertifyOptions {
  /** How many seeds the reference is tried on; the rewrites are tried on at most three. */
  seeds: number;
  /** How many mutants are tried at most. */
  mutants: number;
  /** How many gradings go on at a time. As many as there are processors, unless it says otherwise. */
  sideBySide?: number;
  /** Ends it: what is under way is killed, and `certify` rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Hears of everything as it becomes known. */
  onNews?: (news: CertificationNews) => void;
}
