import type { ReactNode } from "react";
import type { Actor } from "#server/actor";
import type { StaffCourse } from "#server/staffCourse";
import type { Crumb } from "../frame/Breadcrumbs";
import { Frame } from "../frame/Frame";
import { RailLink } from "./RailLink.client";

interface Place {
  title: string;
  /** After the course's address. */
  path: string;
  isForInstructors?: true;
}

/** What staff of a course can go to, in the order of the rail. A page adds its line here. */
const groups: readonly { title: string; places: readonly Place[] }[] = [
  {
    title: "Grade",
    places: [
      { title: "Overview", path: "" },
      { title: "Grading", path: "/grading" },
      { title: "Regrade requests", path: "/regrades" },
      { title: "Gradebook", path: "/gradebook" },
      { title: "Analytics", path: "/analytics" },
      { title: "Similarity", path: "/similarity" },
      { title: "Surveys", path: "/surveys" },
    ],
  },
  {
    title: "Write",
    places: [
      { title: "Assignments", path: "/assignments", isForInstructors: true },
      { title: "Problems", path: "/problems", isForInstructors: true },
      { title: "Failures", path: "/failures", isForInstructors: true },
      { title: "Versions", path: "/versions", isForInstructors: true },
    ],
  },
  {
    title: "Course",
    places: [
      { title: "People", path: "/people", isForInstructors: true },
      { title: "Log", path: "/log", isForInstructors: true },
      { title: "Settings", path: "/settings", isForInstructors: true },
    ],
  },
];

/**
 * What stands around a page for staff: the top bar, and the rail on its left (above it in a narrow window, where it
 * scrolls sideways).
 *
 * @param trail - the pages between the course and this one
 * @param fills - the content takes exactly the height of the window and scrolls inside itself
 */
export function StaffFrame({
  actor,
  course,
  trail = [],
  fills = false,
  children,
}: {
  actor: Actor;
  course: StaffCourse;
  trail?: Crumb[];
  fills?: boolean;
  children: ReactNode;
}) {
  const home = `/staff/${course.slug}`;
  return (
    <Frame actor={actor} trail={[{ title: `${course.title}, staff`, href: home }, ...trail]} fills={fills} stretches>
      <div className={`flex flex-1 max-md:flex-col ${fills ? "min-h-0" : ""}`}>
        <nav
          aria-label="Staff"
          className="hairline-b flex shrink-0 gap-1 overflow-x-auto px-3 py-1 md:w-44 md:flex-col md:overflow-y-auto md:border-r md:border-b-0 md:border-line md:px-2 md:py-4"
        >
          {groups.map((group) => {
            const places = group.places.filter((place) => !place.isForInstructors || course.role === "instructor");
            if (places.length === 0) return null;
            return (
              <div
                key={group.title}
                role="group"
                aria-label={group.title}
                className="flex gap-1 md:mb-3 md:flex-col md:gap-0"
              >
                <p aria-hidden="true" className="px-2 py-1 text-xs text-ink-faint max-md:hidden">
                  {group.title}
                </p>
                {places.map(({ title, path }) => (
                  <RailLink key={path} href={`${home}${path}`} isHome={path === ""}>
                    {title}
                    {path === "/regrades" && course.openRequests > 0 && (
                      <span className="numbers ml-1.5 text-xs">
                        {course.openRequests}
                        <span className="unseen"> open</span>
                      </span>
                    )}
                  </RailLink>
                ))}
              </div>
            );
          })}
          {course.role === "instructor" && <RailLink href="/guide">Guide</RailLink>}
          {course.limitedTo !== null && (
            <p className="px-2 py-1 text-xs whitespace-nowrap text-ink-faint md:whitespace-normal">
              You see the students of {course.limitedTo}.
            </p>
          )}
        </nav>
        <div className={`min-w-0 flex-1 ${fills ? "flex min-h-0 flex-col" : ""}`}>{children}</div>
      </div>
    </Frame>
  );
}
