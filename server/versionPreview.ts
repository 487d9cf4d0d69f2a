import type { Database } from "./db";
import { type RegradeChoice, regradeChoices } from "./regradeEffect";
import { findTestDifferences, type TestDifference } from "./testDifferences";
import { byChoice, type EffectOf, findVersionEffect, fingerprintOf, gainOf, type PersonEffect } from "./versionEffect";

/** Whose points a change would move, from what to what and by which tests, for whoever has to choose. */
export interface VersionPreview {
  /** Students whose points one of the choices moves; who gains or loses most by taking all verdicts comes first. */
  people: ChangedPerson[];
  choices: Record<RegradeChoice, ChoiceSummary>;
  /** Tests whose results differ, the ones that touch most answers first. */
  tests: TestSummary[];
  /** Students whose answers get another verdict and whose points a person has set: those points stay. */
  keptByPeople: number;
  /** Answers whose verdict differs in something. */
  differingAnswers: number;
  /** What a decision is based on: it changes when a choice would do something else to anybody. */
  fingerprint: string;
}

export interface ChangedPerson {
  userId: string;
  name: string;
  email: string;
  hasLeft: boolean;
  earned: number | null;
  after: Record<RegradeChoice, number | null>;
  /** Answers that decide their points, before or after. */
  answers: { submissionId: string; partId: string; partTitle: string; differences: TestDifference[] }[];
}

export interface ChoiceSummary {
  /** Students who would have more, and who would have fewer points. */
  gaining: number;
  losing: number;
  /** Answers that would take their new verdict. */
  answers: number;
  /** Why it cannot be chosen. */
  refusal: string | null;
}

export interface TestSummary extends Omit<TestDifference, "submissionId"> {
  answers: number;
  people: number;
}

/** @param change - see `EffectOf` */
export async function findVersionPreview(tx: Database, change: EffectOf): Promise<VersionPreview> {
  const effect = await findVersionEffect(tx, change);
  const differences = await findTestDifferences(tx, change.changeId);
  const students = effect.people.filter(({ place }) => place !== "staff");
  const ofAnswer = groupedBy(differences, ({ submissionId }) => submissionId);
  const people = students
    .filter(({ effects }) => regradeChoices.some((choice) => gainOf(effects[choice]) !== 0))
    .map((person) => toChangedPerson(person, effect.parts, ofAnswer))
    .sort((a, b) => sizeOf(b) - sizeOf(a));
  const submitters = await findSubmitters(tx, change.changeId);
  return {
    people,
    choices: summarise(effect.people),
    tests: toTestSummaries(differences, submitters),
    keptByPeople: students.filter((person) => isKept(person, effect.parts, differences, submitters)).length,
    differingAnswers: ofAnswer.size,
    fingerprint: fingerprintOf(effect),
  };
}

/** What each choice does, counted. */
export function summarise(people: readonly PersonEffect[]): Record<RegradeChoice, ChoiceSummary> {
  const students = people.filter(({ place }) => place !== "staff");
  return byChoice((choice) => {
    const gains = students.map(({ effects }) => gainOf(effects[choice]));
    const losing = gains.filter((gain) => gain < 0).length;
    return {
      gaining: gains.filter((gain) => gain > 0).length,
      losing,
      answers: people.reduce((sum, { effects }) => sum + effects[choice].regraded.length, 0),
      refusal: choice === "raise" && losing > 0 ? weightsMoved(losing) : null,
    };
  });
}

const weightsMoved = (losing: number): string =>
  `The new version has other parts or other points for them, so ${losing === 1 ? "a student loses" : `${losing} students lose`} points whatever verdicts are taken. “Only raise” cannot hold what it promises.`;

function toChangedPerson(
  { userId, name, email, place, effects }: PersonEffect,
  parts: readonly { id: string; title: string }[],
  ofAnswer: ReadonlyMap<string, TestDifference[]>,
): ChangedPerson {
  const answers = effects.all.parts.flatMap(({ before, after }, index) => {
    const part = parts[index];
    const isSame = before?.earned === after?.earned && before?.points === after?.points;
    if (part === undefined || isSame) return [];
    const ids = [before?.submissionId, after?.submissionId].filter((id) => id !== undefined && id !== null);
    return [...new Set(ids)].map((submissionId) => ({
      ...{ submissionId, partId: part.id, partTitle: part.title },
      differences: ofAnswer.get(submissionId) ?? [],
    }));
  });
  return {
    ...{ userId, name, email, hasLeft: place === "dropped", earned: effects.all.before.earned, answers },
    after: byChoice((choice) => effects[choice].after.earned),
  };
}

const sizeOf = ({ earned, after }: ChangedPerson): number =>
  Math.max(...regradeChoices.map((choice) => Math.abs((after[choice] ?? 0) - (earned ?? 0))));

/** An answer of theirs differs in a part whose points a person has set. */
const isKept = (
  { userId, effects }: PersonEffect,
  parts: readonly { key: string }[],
  differences: readonly TestDifference[],
  submitters: ReadonlyMap<string, string>,
): boolean =>
  effects.all.parts.some(
    ({ after }, index) =>
      after?.isOverridden === true &&
      differences.some(
        ({ partKey, submissionId }) => partKey === parts[index]?.key && submitters.get(submissionId) === userId,
      ),
  );

function toTestSummaries(
  differences: readonly TestDifference[],
  submitters: ReadonlyMap<string, string>,
): TestSummary[] {
  const alike = groupedBy(differences, ({ submissionId: _, ...facts }) => JSON.stringify(facts));
  return [...alike.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { submissionId: _, ...facts } = first;
      const people = new Set(group.map(({ submissionId }) => submitters.get(submissionId))).size;
      return [{ ...facts, answers: group.length, people }];
    })
    .sort((a, b) => b.answers - a.answers);
}

/** Whose answers were replayed, by submission. */
async function findSubmitters(tx: Database, changeId: string): Promise<Map<string, string>> {
  const shadows = await tx.shadow.findMany({
    where: { versionChangeId: changeId },
    select: { submissionId: true, submission: { select: { userId: true } } },
  });
  return new Map(shadows.map(({ submissionId, submission }) => [submissionId, submission.userId]));
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
