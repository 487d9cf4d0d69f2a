import type { Actor } from "#server/actor";
import type { Fixture, Fixtures, Person } from "./fixture";

export type Outcomes = Partial<Record<Person, string>>;

/** A line a service: its name, when, in which course, the call, and who may. Who is not named is answered NOT_FOUND. */
export type Row = [
  service: string,
  when: string,
  at: keyof Fixtures,
  call: (actor: Actor, at: Fixture) => Promise<unknown>,
  expected: Outcomes,
];

/** Who is refused is asked first: what the others change does not decide it. */
export const everybody = ["stranger", "dropped", "otherStudent", "student", "sectionTa", "ta", "instructor"] as const;

export const students = ["student", "otherStudent"] as const;
export const staff = ["sectionTa", "ta", "instructor"] as const;
export const members = [...students, ...staff];
/** The staff for whom the student exists. */
export const seeing = ["ta", "instructor"] as const;

export const answered = (code: string, ...people: readonly Person[]): Outcomes =>
  Object.fromEntries(people.map((person) => [person, code]));
export const ok = (...people: readonly Person[]): Outcomes => answered("ok", ...people);
export const tooLate = answered("CLOSED", ...students);
