import type { Rng } from "numerics";
import type { Verdict } from "#grader/verdict";
import type { Answer } from "#problems/schema";
import { chanceFor, happens, pick } from "./chance";
import type { DemoAssignment, DemoPart } from "./courseRows";
import type { DemoMaterial, GradedDemoAnswer } from "./material";
import type { DemoStudent } from "./people";
import { idOf } from "./rows";
import { writeAnswer, type WrittenText } from "./written/writeAnswer";
import { writtenMaterial } from "./written/writtenMaterial";

/** An answer that a demo student handed in. */
export interface HandedIn {
  id: string;
  student: DemoStudent & { id: string };
  assignment: DemoAssignment;
  part: DemoPart;
  problemSlug: string;
  versionId: string;
  answer: Answer;
  verdict: Verdict;
  createdAt: Date;
  /** What a reader finds in a written answer: texts of rubric entries that it earns, and what there is to say. */
  written: Pick<WrittenText, "earns" | "remark"> | null;
}

const minuteMs = 60_000;
const attemptsAtMost = 3;

export interface WorkingTime {
  /** Names the course, so that nobody works alike in two of them. */
  course: string;
  now: Date;
  /** Share of the students who hand in anything, by assignment. Assignments that are not named are left alone. */
  shares: Readonly<Record<string, number>>;
}

/** All that one student hands in to one assignment, from its first part on. */
export function workOn(
  assignment: DemoAssignment,
  student: HandedIn["student"],
  material: DemoMaterial,
  { course, now, shares }: WorkingTime,
): HandedIn[] {
  const label = `${course}/${assignment.slug}/${student.email}`;
  const rng = chanceFor(`work/${label}`);
  if (!happens(rng, shares[assignment.slug] ?? 0)) return [];
  const places = assignment.items.flatMap(({ parts, problem, version, versionId }) =>
    parts.map((part) => ({ part, problemSlug: problem.slug, hash: version.hash, versionId })),
  );
  const isOver = assignment.dueAt < now;
  const reached = Math.ceil(places.length * (isOver ? 0.8 + 0.25 * rng.uniform() : 0.1 + 0.9 * rng.uniform()));
  const timeOf = sessionTimes(rng, assignment, student, now);
  return places.slice(0, reached).flatMap(({ part, problemSlug, hash, versionId }, index) => {
    if (happens(rng, 0.06)) return [];
    const tried = answerPart(rng, { part, problemSlug, hash, student, material });
    return tried.map(({ answer, verdict, written }, attempt): HandedIn => {
      const createdAt = timeOf((index + 1) / Math.min(reached, places.length), attempt);
      const id = idOf(`submission/${label}/${problemSlug}/${part.key}/${attempt}`);
      return { id, student, assignment, part, problemSlug, versionId, answer, verdict, createdAt, written };
    });
  });
}

/** When somebody hands in: between the opening and the end of their time, in the order of the parts. */
function sessionTimes(rng: Rng, assignment: DemoAssignment, { isLate }: DemoStudent, now: Date) {
  const newest = now.getTime() - 20 * minuteMs;
  const due = assignment.dueAt.getTime();
  const opens = assignment.opensAt.getTime();
  const isTakenLate = assignment.closesAt.getTime() > due && isLate && due < newest;
  const end = isTakenLate
    ? due + (Math.min(assignment.closesAt.getTime(), due + 4_320 * minuteMs, newest) - due) * rng.uniform()
    : Math.min(due - 5 * minuteMs, newest);
  const start = opens + (end - opens) * 0.7 * rng.uniform();
  return (share: number, attempt: number): Date => {
    const time = start + (end - start) * share + attempt * (3 + 9 * rng.uniform()) * minuteMs;
    return new Date(Math.round(Math.min(time, newest)));
  };
}

interface PartAtHand {
  part: DemoPart;
  problemSlug: string;
  hash: string;
  student: DemoStudent;
  material: DemoMaterial;
}

type Tried = Pick<HandedIn, "answer" | "verdict" | "written">;

function answerPart(rng: Rng, { part, problemSlug, hash, student, material }: PartAtHand): Tried[] {
  const problem = material.get(problemSlug);
  if (problem?.hash !== hash) return [];
  if (part.kind === "written") {
    const sentences = writtenMaterial[`${problemSlug}/${part.key}`];
    if (sentences === undefined) return [];
    const { markdown, earns, remark } = writeAnswer(rng, sentences, student.skill);
    const answer: Answer = { kind: "written", markdown };
    const written = { earns: problem.rubricTexts(part.key, earns), remark };
    return [{ answer, verdict: problem.handedIn(part.key, answer), written }];
  }
  const answers = problem.answers.get(part.key) ?? [];
  return tryOut(rng, student, answers).map(({ answer, verdict }) => ({ answer, verdict, written: null }));
}

/** Some get it at once, others after an attempt or two, and some give up. */
function tryOut(rng: Rng, { skill, isCopying }: DemoStudent, answers: readonly GradedDemoAnswer[]): GradedDemoAnswer[] {
  const of = (...wanted: GradedDemoAnswer["quality"][]) => answers.filter(({ quality }) => wanted.includes(quality));
  const [copied] = of("copied");
  if (isCopying && copied !== undefined) return [copied];
  const right = of("right");
  const notRight = [...of("wrong"), ...(happens(rng, 0.3) ? of("empty") : [])];
  if (right.length === 0) return [];
  if (notRight.length === 0) return [pick(rng, right)];
  const tried: GradedDemoAnswer[] = [];
  while (tried.length < attemptsAtMost) {
    const isRight = happens(rng, 0.3 + 0.6 * skill);
    tried.push(pick(rng, isRight ? right : notRight));
    if (isRight || happens(rng, 0.35)) break;
  }
  return tried;
}
