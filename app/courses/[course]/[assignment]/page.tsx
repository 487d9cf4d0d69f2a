import type { Metadata } from "next";
import { cache } from "react";
import { getAssignment, type AssignmentItem } from "#server/assignments";
import { requireActor } from "#server/auth";
import { listChangesSinceLook } from "#server/changesSinceLook";
import { Frame } from "../../../frame/Frame";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { ChangesList } from "../../../reviews/ChangesList";
import { MarkLooked } from "../../../reviews/MarkLooked.client";
import { ClockLine } from "../../../timed/ClockLine.client";
import { StartPanel } from "../../../timed/StartPanel.client";
import { DueLine } from "../../../ui/DueLine";
import { Link } from "../../../ui/Link";
import { PartDot } from "../../../ui/PartDot";
import { formatPoints } from "../../../ui/points";
import { ProgressBar } from "../../../ui/ProgressBar";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; assignment: string }>;
}

// Asked for by the title and by the page, looked up once a request.
const findAssignment = cache(async (course: string, assignment: string) =>
  orNotFound(getAssignment(await requireActor(), { course, assignment })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course, assignment } = await params;
  return { title: (await findAssignment(course, assignment)).title };
}

/** The problems of an assignment, in order, with how far each one is. */
export default async function AssignmentPage({ params }: Props) {
  const actor = await requireActor();
  const address = await params;
  const assignment = await findAssignment(address.course, address.assignment);
  const { changes, asOf } = await listChangesSinceLook(actor, address);
  const base = `/courses/${address.course}/${address.assignment}`;
  const { course, items, points, clock } = assignment;
  const earned = assignment.earned ?? 0;
  return (
    <Frame actor={actor} trail={[{ title: course.title, href: "/" }]}>
      <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
        <h1 className="text-xl font-semibold tracking-tight text-balance">{assignment.title}</h1>
        <p className="mt-1.5 text-ink-soft">
          <DueLine dates={{ ...assignment, timeZone: course.timeZone }} />
        </p>
        <p className="text-ink-faint">{assignment.latePolicy}</p>
        {clock !== null && clock.state !== "not-begun" && (
          <p className="mt-2 font-medium">
            <ClockLine address={address} clock={clock} timeZone={course.timeZone} />
          </p>
        )}
        {clock?.state === "over" && (
          <p className="mt-1 max-w-[60ch] text-ink-soft">
            What you had submitted by then counts. Drafts that you had not submitted are kept, but were not handed in.
          </p>
        )}
        <div className="mt-5 flex items-center gap-4">
          <ProgressBar earned={earned} points={points} className="flex-1" />
          <p className="numbers text-ink-soft">
            <b className="font-semibold text-ink">{formatPoints(earned)}</b> / {formatPoints(points)} points
          </p>
        </div>
        {items.some(({ isLeftOut }) => isLeftOut) && (
          <p className="mt-2 text-xs text-ink-faint">{assignment.explanation}</p>
        )}
        <ChangesList changes={changes} base={base} timeZone={course.timeZone} />
        <MarkLooked course={address.course} assignment={address.assignment} seenAt={asOf.getTime()} />
        {clock?.state === "not-begun" ? (
          <StartPanel address={address} clock={clock} state={assignment.state} timeZone={course.timeZone} />
        ) : items.length === 0 ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">
            {assignment.state === "not-open"
              ? "Its problems will be here when it opens."
              : "This assignment has no problems yet."}
          </p>
        ) : (
          <ol className="hairline-t mt-6">
            {items.map((item, index) => (
              <ProblemRow key={item.slug} item={item} number={index + 1} href={`${base}/${item.slug}`} />
            ))}
          </ol>
        )}
      </div>
    </Frame>
  );
}

function ProblemRow({ item, number, href }: { item: AssignmentItem; number: number; href: string }) {
  return (
    <li className="hairline-b relative flex items-start gap-3 px-2 py-4 has-[a:hover]:bg-hover/60 sm:gap-4">
      <span className="numbers w-5 pt-px text-right text-base/6 text-ink-faint">{number}</span>
      <div className="min-w-0 flex-1">
        <h2 className="text-base/6 font-medium">
          <Link
            href={href}
            className="after:absolute after:inset-0 after:rounded focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {item.title}
            <PendingLine />
          </Link>
        </h2>
        <p className="mt-0.5 max-w-[60ch] text-ink-soft">{item.summary}</p>
        <p className="mt-1.5 flex flex-wrap items-center gap-1.5 text-xs text-ink-faint">
          {item.parts.map((part) => (
            <PartDot key={part.id} state={part.state} />
          ))}
          <span className="numbers" title={item.explanation}>
            {item.attempts === 0
              ? "not tried yet"
              : `${item.attempts} ${item.attempts === 1 ? "submission" : "submissions"}`}
          </span>
          {item.isLeftOut && <span>· left out of the sum</span>}
        </p>
      </div>
      <p className="numbers shrink-0 pt-px text-base/6 text-ink-soft">
        {item.earned === null ? (
          <span className="text-ink-faint">–</span>
        ) : (
          <b className="font-semibold text-ink">{formatPoints(item.earned)}</b>
        )}
        <span className="text-ink-faint"> / {formatPoints(item.points)}</span>
      </p>
    </li>
  );
}
