import type { AuditEntry } from "#server/auditLog";
import type { FactDifference, FactValue } from "#server/auditDifferences";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Link } from "../../../ui/Link";
import { Moment } from "../../../ui/Moment.client";

/** One change: what happened to what, by whom and when, and each fact as it was and as it is. */
export function LogEntry({
  entry,
  timeZone,
  historyHref,
}: {
  entry: AuditEntry;
  timeZone: string;
  historyHref: string;
}) {
  const { action, subject, person, at, differences } = entry;
  return (
    <li className="hairline-b px-2 py-3.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="min-w-0 text-sm font-medium wrap-anywhere">
          {sentence(action)}
          {subject.title !== null && <span className="font-normal text-ink-soft">: {subject.title}</span>}
        </h2>
        <p className="text-xs text-ink-faint">
          {person?.name ?? "A program"}
          {", "}
          <Moment at={at} timeZone={timeZone} show="exact" />
        </p>
      </div>
      <div className="mt-1 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <dl className="min-w-0 space-y-0.5 text-sm">
          {differences.map((difference) => (
            <Difference key={difference.name} difference={difference} timeZone={timeZone} />
          ))}
        </dl>
        <Link href={historyHref} className="text-xs text-accent underline underline-offset-2">
          All changes of this {subject.kind}
          <PendingLine />
        </Link>
      </div>
    </li>
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** One fact as it was and as it is. */
export function Difference({ difference, timeZone }: { difference: FactDifference; timeZone: string }) {
  const { name, before, after } = difference;
  return (
    <div className="flex flex-wrap gap-x-2 wrap-anywhere">
      <dt className="text-ink-faint">{name}</dt>
      <dd className="min-w-0">
        {before !== null && (
          <del className={after === null ? "" : "text-ink-soft"}>
            <span className="unseen">before: </span>
            <Value value={before} timeZone={timeZone} />
          </del>
        )}
        {before !== null && after !== null && <span aria-hidden> → </span>}
        {after !== null && (
          <ins className="no-underline">
            {before !== null && <span className="unseen">after: </span>}
            <Value value={after} timeZone={timeZone} />
          </ins>
        )}
      </dd>
    </div>
  );
}

const Value = ({ value, timeZone }: { value: FactValue; timeZone: string }) =>
  value.at === null ? value.text : <Moment at={value.at} timeZone={timeZone} show="exact" />;
