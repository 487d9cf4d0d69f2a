import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#server/auth";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { PointsFile } from "../../../gradebook/PointsFile.client";
import { StaffFrame } from "../../../StaffFrame";
import { applyFile, previewFile } from "../actions";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Set points from a file" };

/** Points from a table: looked at first, then set with a reason. */
export default async function ImportPage({ params }: { params: Promise<{ course: string }> }) {
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, (await params).course));
  if (course.limitedTo !== null) notFound();
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Gradebook", href: `/staff/${course.slug}/gradebook` }]}>
      <PointsFile course={course.slug} preview={previewFile} apply={applyFile} />
    </StaffFrame>
  );
}
