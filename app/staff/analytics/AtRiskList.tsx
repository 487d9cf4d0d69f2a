import type { StudentAtRisk } from "#server/analytics/courseAnalytics";
import { Link } from "../../ui/Link";
import { counted, percentWords } from "./words";

/** Whom to speak to, and why. */
export const AtRiskList = ({
  students,
  hrefOf,
}: {
  students: readonly StudentAtRisk[];
  /** Undefined where the reader has no page of a person. */
  hrefOf: ((userId: string) => string) | undefined;
}) => (
  <ul className="mt-4">
    {students.map(({ userId, name, email, section, ...standing }) => (
      <li key={userId} className="hairline-t grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[14rem_1fr]">
        <div className="min-w-0">
          {hrefOf === undefined ? (
            <span className="font-medium">{name}</span>
          ) : (
            <Link href={hrefOf(userId)} className="font-medium text-accent underline underline-offset-2">
              {name}
            </Link>
          )}
          <p className="text-xs break-all text-ink-faint">{email}</p>
          {section !== null && <p className="text-xs text-ink-faint">{section}</p>}
        </div>
        <ul className="numbers min-w-0">
          {reasonsInWords(standing).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);

/** A sentence a reason, with its numbers. */
export const reasonsInWords = ({
  reasons,
  missing,
  late,
  share,
  quietDays,
}: Pick<StudentAtRisk, "reasons" | "missing" | "late" | "share" | "quietDays">): string[] =>
  reasons.map((reason) => {
    switch (reason) {
      case "missing":
        return `Handed in nothing that counts for ${missing.join(", ")}.`;
      case "late":
        return `Late in ${late.join(", ")}.`;
      case "low":
        return `Has ${percentWords(share ?? 0)} of what is due.`;
      case "quiet":
        return `No sign for ${counted(quietDays, "day")}.`;
    }
  });
