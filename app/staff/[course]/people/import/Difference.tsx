import type { ReactNode } from "react";
import type { RosterDifference, RosterPreview } from "#server/rosterImport";
import { roleWords } from "../../../../ui/roleWords";

/** What a file would change, and what of it can change nothing. */
export function Difference({ preview }: { preview: RosterPreview }) {
  const { added, changed, dropped, unchanged, newSections, faults, notes } = preview;
  const isNothing = added.length + changed.length + dropped.length === 0;
  return (
    <div className="space-y-5" data-testid="difference">
      {isNothing && <p className="font-medium">The file changes nothing.</p>}
      <Part title="Lines with faults, which change nothing" count={faults.length} isFault>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </Part>
      <Part title="Added" count={added.length}>
        {added.map(({ email, name, role, section }) => (
          <li key={email}>
            {name} <Quiet>{email}</Quiet>, {roleWords[role].toLowerCase()}
            {section !== null && `, ${section}`}
          </li>
        ))}
      </Part>
      <Part title="Changed" count={changed.length}>
        {changed.map(({ email, name, differences }) => (
          <li key={email}>
            {name} <Quiet>{email}</Quiet>: {differences.map(inWords).join(", ")}
          </li>
        ))}
      </Part>
      <Part title="Dropped" count={dropped.length}>
        {dropped.map(({ email, name, section }) => (
          <li key={email}>
            {name} <Quiet>{email}</Quiet>
            {section !== null && `, ${section}`}
          </li>
        ))}
      </Part>
      <Part title="Sections that are made" count={newSections.length}>
        {newSections.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </Part>
      <Part title="Left as it is" count={notes.length}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </Part>
      <p className="numbers text-ink-soft">
        {unchanged === 1 ? "One person is unchanged." : `${unchanged} people are unchanged.`}
      </p>
    </div>
  );
}

const Quiet = ({ children }: { children: ReactNode }) => <span className="text-ink-faint">{children}</span>;

function Part({
  title,
  count,
  isFault = false,
  children,
}: {
  title: string;
  count: number;
  isFault?: boolean;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={`font-medium ${isFault ? "text-wrong" : ""}`}>
        {title} <span className="numbers font-normal text-ink-faint">{count}</span>
      </h2>
      <ul
        className="hairline-t mt-1 max-h-72 space-y-1 overflow-y-auto py-2 wrap-anywhere"
        tabIndex={0}
        aria-label={title}
      >
        {children}
      </ul>
    </section>
  );
}

function inWords({ what, from, to }: RosterDifference): string {
  if (what === "comes back") return "comes back";
  const shown = (value: string | null): string => (value === null ? "none" : what === "role" ? roleOf(value) : value);
  return `${what} ${shown(from)} → ${shown(to)}`;
}

const roleOf = (role: string): string => Object.entries(roleWords).find(([key]) => key === role)?.[1] ?? role;
