import type { Certificate } from "../problems/certificate";

/** What certifying a version finds. */
export interface Certification {
  certificate: Certificate;
  /** Every reason why the version is not sound, in sentences for its author. */
  reasons: string[];
  /** How many wrong answers got a name, and how many wrong answers that nobody listed got none. */
  diagnosis: { named: number; unnamed: number };
}
