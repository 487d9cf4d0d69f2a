import type { Role } from "./access";
import type { AuditFacts } from "./audit";

export interface EnrollmentState {
  role: Role;
  /** The section's name. */
  section: string | null;
  isLimitedToSection: boolean;
  timeFactor: number;
  isDropped: boolean;
}

/** An enrollment as the log keeps it. Whose it is, the log says by its id alone: names can be erased, the log cannot. */
export const toEnrollmentFacts = ({
  role,
  section,
  isLimitedToSection,
  timeFactor,
  isDropped,
}: EnrollmentState): AuditFacts => ({
  role,
  section,
  limitedToSection: isLimitedToSection,
  timeFactor,
  dropped: isDropped,
});

export const enrollmentSubject = (id: string) => ({ kind: "enrollment", id });
