import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { type ComparablePart, listComparableParts } from "#server/similarityRuns";
import { getStaffCourse, type StaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Link } from "../../../ui/Link";
import { StaffFrame } from "../../StaffFrame";
import { RunState, Watch } from "./RunState";
import { StartButton } from "./StartButton.client";

export const metadata: Metadata = { title: "Similarity" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string }>;
}

/** The parts answered with code, and what the newest comparison of each says. */
export default async function SimilarityPage({ params }: Props) {
  const { course: slug } = await params;
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, slug));
  const parts = await listComparableParts(actor, course.slug);
  const assignments = [...new Set(parts.map(({ assignment }) => assignment))];
  return (
    <StaffFrame actor={actor} course={course}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <Watch runs={parts.map(({ latest }) => latest)} />
        <h1 className="text-xl font-semibold tracking-tight">Similarity</h1>
        <p className="mt-2 max-w-[70ch] text-ink-soft">
          A comparison looks at everybody’s newest answer to a part and finds pairs that share more of their structure
          than answers to this part usually do. Other names, comments and layout make no difference; what was given to
          everybody does not count. It shows where to look; whether something was copied is for a person to say.
        </p>
        {parts.length === 0 && (
          <p className="hairline-t mt-6 py-6 text-ink-soft">No part of this course is answered with code yet.</p>
        )}
        {assignments.map((assignment) => (
          <section key={assignment} aria-label={assignment} className="mt-8">
            <h2 className="text-base font-medium">{assignment}</h2>
            <ul className="hairline-t mt-2">
              {parts
                .filter((part) => part.assignment === assignment)
                .map((part) => (
                  <Row key={part.partId} part={part} course={course} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </StaffFrame>
  );
}

function Row({ part: { partId, title, latest }, course }: { part: ComparablePart; course: StaffCourse }) {
  return (
    <li className="hairline-b flex flex-wrap items-center gap-x-6 gap-y-2 px-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="font-medium">
          {latest === null ? (
            title
          ) : (
            <Link href={`/staff/${course.slug}/similarity/${latest.id}`} className="hover:text-accent">
              {title}
              <PendingLine />
            </Link>
          )}
        </h3>
        <p className="text-xs">
          {latest === null ? (
            <span className="text-ink-faint">Not compared yet</span>
          ) : (
            <RunState run={latest} timeZone={course.timeZone} />
          )}
        </p>
      </div>
      {latest?.state !== "queued" && latest?.state !== "running" && (
        <StartButton course={course.slug} partId={partId} title={title} again={latest !== null} />
      )}
    </li>
  );
}
