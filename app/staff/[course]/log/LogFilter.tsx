import type { ReactNode } from "react";
import type { AuditLogView } from "#server/auditLog";
import { Button, buttonClass } from "../../../ui/Button";
import { Link } from "../../../ui/Link";

const controlClass =
  "mt-1 block h-8 w-full min-w-0 rounded border border-line-strong/55 bg-surface px-2 text-sm text-ink hover:border-line-strong pointer-coarse:h-11";

/** Which changes to show. A form of the browser's own: the choice is in the address, and works without scripts. */
export function LogFilter({ log, home, isFiltered }: { log: AuditLogView; home: string; isFiltered: boolean }) {
  const { filter, people, actions, kinds } = log;
  return (
    <form key={JSON.stringify(filter)} method="get" action={home} aria-label="Filter" className="mt-6">
      {filter.subject !== undefined && <input type="hidden" name="subject" value={filter.subject} />}
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-4 gap-y-3">
        <Choice label="Person" name="person" chosen={filter.person} options={people} />
        <Choice label="Change" name="action" chosen={filter.action} options={actions.map(toOption)} />
        <Choice label="Of what" name="kind" chosen={filter.kind} options={kinds.map(toOption)} />
        <Field label="From">
          <input type="date" name="from" defaultValue={filter.from} className={controlClass} />
        </Field>
        <Field label="Until">
          <input type="date" name="until" defaultValue={filter.until} className={controlClass} />
        </Field>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary">
          Show these changes
        </Button>
        {isFiltered && (
          <Link href={home} className={buttonClass({ kind: "quiet" })}>
            Clear the filter
          </Link>
        )}
        {filter.subject !== undefined && <p className="text-ink-soft">Only changes of one {filter.kind ?? "thing"}.</p>}
      </div>
    </form>
  );
}

interface Option {
  id: string;
  name: string;
}

const toOption = (text: string): Option => ({ id: text, name: text });

function Choice({
  label,
  name,
  chosen,
  options,
}: {
  label: string;
  name: string;
  chosen: string | undefined;
  options: readonly Option[];
}) {
  return (
    <Field label={label}>
      <select name={name} defaultValue={chosen ?? ""} className={controlClass}>
        <option value="">All</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </Field>
  );
}

const Field = ({ label, children }: { label: string; children: ReactNode }) => (
  <label className="block text-xs text-ink-soft">
    {label}
    {children}
  </label>
);
