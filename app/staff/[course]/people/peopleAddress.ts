import type { RosterFilter } from "#server/roster";

/** The address of a list of people: what is not asked for is not in it. */
export function peopleAddress(home: string, filter: RosterFilter): string {
  const wanted = Object.entries(filter).flatMap(([name, value]: [string, string | undefined]) =>
    value === undefined || value === "" ? [] : [[name, value]],
  );
  return wanted.length === 0 ? home : `${home}?${new URLSearchParams(wanted).toString()}`;
}
