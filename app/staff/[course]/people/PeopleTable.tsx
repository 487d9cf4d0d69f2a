import type { RosterPerson } from "#server/roster";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Link } from "../../../ui/Link";
import { roleWords } from "../../../ui/roleWords";

/** People with their place in the course; each name leads to where it is changed. */
export function PeopleTable({ people, home }: { people: readonly RosterPerson[]; home: string }) {
  return (
    <div className="mt-2 overflow-x-auto" tabIndex={0} role="group" aria-label="People of the course">
      <table className="hairline-t w-full text-left">
        <thead className="max-sm:unseen">
          <tr className="hairline-b text-xs text-ink-soft">
            {["Name", "E-mail", "Role", "Section"].map((title) => (
              <th key={title} scope="col" className="px-2 py-1.5 font-normal">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row key={person.userId} person={person} href={`${home}/${person.userId}`} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ person, href }: { person: RosterPerson; href: string }) {
  const { name, email, role, section, isErased } = person;
  const cell = "px-2 py-2 align-baseline max-sm:py-0.5 max-sm:first:pt-2 max-sm:last:pb-2";
  return (
    <tr className="hairline-b hover:bg-hover/60 max-sm:flex max-sm:flex-col">
      <th scope="row" className={`${cell} font-medium wrap-anywhere`}>
        <Link href={href} className="hover:text-accent">
          {name}
          <PendingLine />
        </Link>
        <Marks person={person} />
      </th>
      <td className={`${cell} wrap-anywhere text-ink-soft`}>{isErased ? "–" : email}</td>
      <td className={`${cell} whitespace-nowrap`}>{roleWords[role]}</td>
      <td className={`${cell} ${section === null ? "text-ink-faint max-sm:hidden" : ""}`}>{section?.name ?? "–"}</td>
    </tr>
  );
}

function Marks({ person }: { person: RosterPerson }) {
  const { isLimitedToSection, timeFactor, isNew, droppedAt } = person;
  const marks = [
    ...(isLimitedToSection ? ["sees this section only"] : []),
    ...(timeFactor === 1 ? [] : [`${timeFactor} × time`]),
    ...(isNew && droppedAt === null ? ["never signed in"] : []),
  ];
  return marks.map((mark) => (
    <span
      key={mark}
      className="ml-2 inline-block rounded-full border border-line-strong/50 px-2 text-xs font-normal text-ink-soft"
    >
      {mark}
    </span>
  ));
}
