import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { listSections } from "#server/sections";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { PeopleFrame } from "../PeopleFrame";
import { RosterFile } from "./RosterFile.client";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Import people" };

/** People from a table: what it changes is looked at first. */
export default async function ImportPage({ params }: { params: Promise<{ course: string }> }) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const course = await orNotFound(getStaffCourse(actor, slug));
  // Instructors alone; the list itself is of no use here.
  await orNotFound(listSections(actor, slug));
  return (
    <PeopleFrame actor={actor} course={course} here="/import" title="Import people">
      <RosterFile course={course.slug} />
    </PeopleFrame>
  );
}
