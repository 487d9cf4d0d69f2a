import type { ReactNode } from "react";
import type { Actor } from "#server/actor";
import type { StaffCourse } from "#server/staffCourse";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Link } from "../../../ui/Link";
import { StaffFrame } from "../../StaffFrame";

const places = [
  { title: "Everybody", path: "" },
  { title: "Sections", path: "/sections" },
  { title: "Invitations", path: "/invitations" },
  { title: "Import a file", path: "/import" },
] as const;
type Place = (typeof places)[number]["path"];

/**
 * What stands around the pages about people of a course: the heading and the way between them.
 *
 * @param here - null: a page below the list
 */
export function PeopleFrame({
  actor,
  course,
  here,
  title,
  children,
}: {
  actor: Actor;
  course: StaffCourse;
  here: Place | null;
  title: string;
  children: ReactNode;
}) {
  const home = `/staff/${course.slug}/people`;
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "People", href: home }]}>
      <div className="mx-auto w-full max-w-5xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
        <nav aria-label="People" className="hairline-b mt-4 flex flex-wrap gap-x-1">
          {places.map(({ title: words, path }) => (
            <Link
              key={path}
              href={`${home}${path}`}
              aria-current={path === here ? "page" : undefined}
              className={`-mb-px border-b-2 px-2 py-1.5 ${path === here ? "border-accent font-medium text-accent" : "border-transparent text-ink-soft hover:text-ink"}`}
            >
              {words}
              <PendingLine />
            </Link>
          ))}
        </nav>
        {children}
      </div>
    </StaffFrame>
  );
}
