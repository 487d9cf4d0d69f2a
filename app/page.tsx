import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { listArchivedCourses, mayCreateCourses } from "#server/courses";
import { getHome, type HomeAssignment, type HomeCourse } from "#server/home";
import { Frame } from "./frame/Frame";
import { PendingLine } from "./frame/PendingLine.client";
import { AssignmentStateWord } from "./ui/AssignmentStateWord";
import { DueLine } from "./ui/DueLine";
import { Link } from "./ui/Link";
import { Moment } from "./ui/Moment.client";
import { formatPoints } from "./ui/points";
import { ProgressBar } from "./ui/ProgressBar";

export const metadata: Metadata = { title: "Your homework" };
export const dynamic = "force-dynamic";

/** Everything that is due, in progress or done: one list a course, soonest first. */
export default async function HomePage() {
  const actor = await requireActor();
  const [{ courses }, isInstructor, archived] = await Promise.all([
    getHome(actor),
    mayCreateCourses(actor),
    listArchivedCourses(actor),
  ]);
  return (
    <Frame actor={actor}>
      <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
        {courses.length > 0 && <h1 className="unseen">Your homework</h1>}
        {courses.length === 0 ? <NoCourses /> : courses.map((course) => <Course key={course.slug} course={course} />)}
        <p className="mt-10 px-2 text-ink-soft">
          <Link href="/explorers" className="text-accent underline underline-offset-2">
            Explorers
            <PendingLine />
          </Link>
          : figures from the course to change and to watch.
        </p>
        {isInstructor && (
          <p className="mt-3 px-2 text-ink-soft">
            <Link href="/courses/new" className="text-accent underline underline-offset-2">
              New course
              <PendingLine />
            </Link>
            : another one, or the next term of this one.
          </p>
        )}
        <Archived courses={archived.filter(({ isStaff }) => isStaff)} />
      </div>
    </Frame>
  );
}

/** Courses that are over, for their staff: everything in them is where it was. */
function Archived({ courses }: { courses: { slug: string; title: string; term: string }[] }) {
  if (courses.length === 0) return null;
  return (
    <p className="mt-3 px-2 text-ink-soft">
      Archive:{" "}
      {courses.map(({ slug, title, term }, index) => (
        <span key={slug}>
          {index > 0 && ", "}
          <Link href={`/staff/${slug}`} className="text-accent underline underline-offset-2">
            {title}, {term}
            <PendingLine />
          </Link>
        </span>
      ))}
    </p>
  );
}

function Course({ course }: { course: HomeCourse }) {
  return (
    <section className="mb-12 last:mb-0">
      <div className="mb-4">
        <h2 className="text-xl font-semibold tracking-tight text-balance">{course.title}</h2>
        <p className="mt-1 flex items-center gap-2 text-ink-faint">
          {course.term}
          {course.role !== "student" && (
            <span className="rounded-full border border-line-strong/50 px-2 text-xs text-ink-soft">
              {course.role === "ta" ? "Teaching assistant" : "Instructor"}
            </span>
          )}
          {course.role !== "student" && (
            <Link href={`/staff/${course.slug}`} className="text-accent underline underline-offset-2">
              Staff pages
              <PendingLine />
            </Link>
          )}
        </p>
      </div>
      {course.dropLowest > 0 && course.role === "student" && (
        <p className="mb-3 text-xs text-ink-faint">
          {course.dropLowest === 1
            ? "The assignment with the lowest share of its points is left out of the course’s total."
            : `The ${course.dropLowest} assignments with the lowest shares of their points are left out of the course’s total.`}
        </p>
      )}
      {course.assignments.length === 0 ? (
        <p className="hairline-t py-6 text-ink-soft">
          No assignment has been published yet. It will be listed here as soon as there is one.
        </p>
      ) : (
        <ul className="hairline-t">
          {soonestFirst(course.assignments).map((assignment) => (
            <AssignmentRow key={assignment.slug} course={course} assignment={assignment} />
          ))}
        </ul>
      )}
    </section>
  );
}

function TimedWords({ clock, timeZone }: { clock: NonNullable<HomeAssignment["clock"]>; timeZone: string }) {
  switch (clock.state) {
    case "not-begun":
      return `timed, ${Number(clock.minutes.toFixed(1))} min from when you begin`;
    case "running":
      return (
        <b className="font-medium text-partial">
          your time ends <Moment at={clock.endsAt} timeZone={timeZone} />
        </b>
      );
    case "over":
      return "your time is over";
  }
}

function AssignmentRow({ course, assignment }: { course: HomeCourse; assignment: HomeAssignment }) {
  const { state, points, itemCount, changes, clock } = assignment;
  const earned = assignment.earned ?? 0;
  const isClosedToView = state === "not-open" && course.role === "student";
  const title = <span className="font-medium">{assignment.title}</span>;
  return (
    <li className="hairline-b">
      <div className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 px-2 py-3.5 has-[a:hover]:bg-hover/60 sm:grid-cols-[minmax(0,1fr)_9rem_7rem]">
        <div className="min-w-0">
          <h3 className="text-base/6">
            {isClosedToView ? (
              <span className="text-ink-faint">{title}</span>
            ) : (
              <Link
                href={`/courses/${course.slug}/${assignment.slug}`}
                className="after:absolute after:inset-0 after:rounded focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
              >
                {title}
                <PendingLine />
              </Link>
            )}
          </h3>
          <p className="text-xs text-ink-faint">
            <DueLine dates={{ ...assignment, timeZone: course.timeZone }} />
            {" · "}
            {itemCount} {itemCount === 1 ? "problem" : "problems"}
            {clock !== null && (
              <>
                {" · "}
                <TimedWords clock={clock} timeZone={course.timeZone} />
              </>
            )}
            {changes > 0 && (
              <span className="ml-2 rounded-full bg-accent-soft px-2 py-px font-medium text-accent">
                <span className="numbers">{changes}</span> new
              </span>
            )}
          </p>
        </div>
        <div className="max-sm:order-last max-sm:col-span-2 max-sm:flex max-sm:items-center max-sm:gap-3">
          <p className="numbers text-xs text-ink-soft max-sm:order-last sm:mb-1.5 sm:text-right">
            <b className="font-semibold text-ink">{formatPoints(earned)}</b> / {formatPoints(points)}
          </p>
          <ProgressBar earned={earned} points={points} className="max-sm:flex-1" />
        </div>
        <AssignmentStateWord assignment={assignment} />
      </div>
    </li>
  );
}

function NoCourses() {
  return (
    <div className="py-16 text-center">
      <h1 className="text-lg font-semibold">You are in no course yet</h1>
      <p className="mx-auto mt-2 max-w-[52ch] text-ink-soft">
        Your instructor adds you by e-mail address or sends you a link. If you have just been added, reload this page;
        if you signed in with another address than the one your course knows, sign out and use that one.
      </p>
    </div>
  );
}

/** What can be worked on by its end, then what is to come, then what is over, the latest first. */
function soonestFirst(assignments: readonly HomeAssignment[]): HomeAssignment[] {
  const rank = { open: 0, late: 0, "not-open": 1, closed: 2 } as const;
  const moment = ({ state, dueAt, opensAt, closesAt }: HomeAssignment) =>
    ({ open: +dueAt, late: +closesAt, "not-open": +opensAt, closed: -closesAt.getTime() })[state];
  return assignments.toSorted((a, b) => rank[a.state] - rank[b.state] || moment(a) - moment(b));
}
