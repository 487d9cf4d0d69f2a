import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { listSections } from "#server/sections";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { PeopleFrame } from "../PeopleFrame";
import { NewSection, SectionRow } from "./Sections.client";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sections" };

/** The sections of a course: to add, to rename, to remove. */
export default async function SectionsPage({ params }: { params: Promise<{ course: string }> }) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const [course, sections] = await Promise.all([
    orNotFound(getStaffCourse(actor, slug)),
    orNotFound(listSections(actor, slug)),
  ]);
  return (
    <PeopleFrame actor={actor} course={course} here="/sections" title="Sections">
      <p className="mt-6 max-w-prose text-ink-soft">
        A section is a group that meets together. TAs can be limited to the students of one, and extensions can be given
        to one.
      </p>
      {sections.length === 0 ? (
        <p className="hairline-t mt-6 py-6 text-ink-soft">This course has no section. Small courses need none.</p>
      ) : (
        <ul className="hairline-t mt-6">
          {sections.map((section) => (
            <SectionRow key={section.id} course={course.slug} section={section} />
          ))}
        </ul>
      )}
      <NewSection course={course.slug} />
    </PeopleFrame>
  );
}
