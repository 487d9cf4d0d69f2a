import { UserRound } from "lucide-react";
import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { type GradablePart, listGradableParts } from "#server/gradableParts";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Link } from "../../../ui/Link";
import { formatPoints } from "../../../ui/points";
import { GradedBar } from "../../grading/GradedBar";
import { progressWords } from "../../grading/progressWords";
import { StaffFrame } from "../../StaffFrame";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Grading" };

/** Every part that can be graded, and how far each is. */
export default async function GradingPage({ params }: { params: Promise<{ course: string }> }) {
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, (await params).course));
  const parts = await listGradableParts(actor, course.slug);
  const waiting = parts.filter((part) => part.needsPerson && part.answers > 0);
  const left = waiting.reduce((sum, { answers, graded }) => sum + answers - graded, 0);
  const assignments = [...new Set(parts.map(({ assignmentTitle }) => assignmentTitle))];
  const hrefOf = ({ id }: GradablePart) => `/staff/${course.slug}/grading/${id}`;
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Grading", href: `/staff/${course.slug}/grading` }]}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="text-xl font-semibold tracking-tight">Grading</h1>
          <Link
            href={`/staff/${course.slug}/grading/snippets`}
            className="ml-auto text-accent underline underline-offset-2"
          >
            Snippets
          </Link>
        </div>
        <section aria-labelledby="waiting" className="mt-6">
          <h2 id="waiting" className="text-base font-semibold">
            Only a person can grade these
          </h2>
          <p className="text-xs text-ink-faint">{waitingWords(left, waiting.length)}</p>
          <PartList parts={waiting} hrefOf={hrefOf} showsAssignment />
        </section>
        {assignments.map((title, index) => (
          <section key={title} aria-labelledby={`assignment-${index}`} className="mt-10">
            <h2 id={`assignment-${index}`} className="text-base font-semibold">
              {title}
            </h2>
            <PartList parts={parts.filter(({ assignmentTitle }) => assignmentTitle === title)} hrefOf={hrefOf} />
          </section>
        ))}
        {parts.length === 0 && (
          <p className="hairline-t mt-6 py-6 text-ink-soft">
            This course has no assignment yet, so there is nothing to grade.
          </p>
        )}
      </div>
    </StaffFrame>
  );
}

function waitingWords(left: number, parts: number): string {
  if (parts === 0) return "Nobody has handed in anything that a person must read.";
  if (left === 0) return "Everything that was handed in is graded.";
  return left === 1 ? "One answer waits." : `${left} answers wait.`;
}

function PartList({
  parts,
  hrefOf,
  showsAssignment = false,
}: {
  parts: readonly GradablePart[];
  hrefOf: (part: GradablePart) => string;
  showsAssignment?: boolean;
}) {
  if (parts.length === 0) return null;
  return (
    <ul className="hairline-t mt-3">
      {parts.map((part) => (
        <li key={part.id} className="hairline-b flex flex-wrap items-center gap-x-6 gap-y-1.5 px-2 py-3">
          <div className="min-w-0 flex-1 basis-64">
            <h3 className="font-medium">
              <Link href={hrefOf(part)} className="hover:text-accent">
                {part.title}
                <PendingLine />
              </Link>
            </h3>
            <p className="text-xs text-ink-faint">
              {showsAssignment && `${part.assignmentTitle} · `}
              {part.problemTitle} · {part.kind} · {formatPoints(part.points)} {part.points === 1 ? "point" : "points"}
              {part.needsPerson && !showsAssignment && " · needs a person"}
            </p>
            {part.graders.length > 0 && (
              <p className="flex items-center gap-1 text-xs text-accent">
                <UserRound className="size-3.5" aria-hidden="true" />
                {part.graders.join(", ")} {part.graders.length === 1 ? "is" : "are"} grading now
              </p>
            )}
          </div>
          <div className="w-full sm:w-56">
            <p className="numbers text-xs text-ink-soft">{progressWords(part)}</p>
            {part.answers > 0 && <GradedBar progress={part} className="mt-1.5" />}
          </div>
        </li>
      ))}
    </ul>
  );
}
