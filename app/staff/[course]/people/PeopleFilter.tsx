import type { ReactNode } from "react";
import type { RosterView } from "#server/roster";
import { Button, buttonClass } from "../../../ui/Button";
import { controlClass } from "../../../ui/controlClass";
import { Link } from "../../../ui/Link";
import { roles, roleWords } from "../../../ui/roleWords";

/** Whom to show. A form of the browser's own: the choice is in the address, and works without scripts. */
export function PeopleFilter({ view, home, isFiltered }: { view: RosterView; home: string; isFiltered: boolean }) {
  const { filter, sections } = view;
  return (
    <form key={JSON.stringify(filter)} method="get" action={home} role="search" aria-label="People" className="mt-6">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-x-4 gap-y-3">
        <Field label="Name or e-mail">
          <input type="search" name="search" maxLength={200} defaultValue={filter.search} className={controlClass} />
        </Field>
        <Field label="Role">
          <select name="role" defaultValue={filter.role ?? ""} className={controlClass}>
            <option value="">All</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleWords[role]}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Section">
          <select name="section" defaultValue={filter.section ?? ""} className={controlClass}>
            <option value="">All</option>
            <option value="none">None</option>
            {sections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <Field label="Who">
          <select name="who" defaultValue={filter.who ?? ""} className={controlClass}>
            <option value="">In the course now</option>
            <option value="dropped">Dropped</option>
          </select>
        </Field>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button type="submit">Show these people</Button>
        {isFiltered && (
          <Link href={home} className={buttonClass({ kind: "quiet" })}>
            Clear the filter
          </Link>
        )}
      </div>
    </form>
  );
}

const Field = ({ label, children }: { label: string; children: ReactNode }) => (
  <label className="block space-y-1 text-xs text-ink-soft">
    <span>{label}</span>
    {children}
  </label>
);
