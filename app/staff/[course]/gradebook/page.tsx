import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { getGradebook } from "#server/gradebook";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { Gradebook } from "../../gradebook/Gradebook.client";
import { toGridData } from "../../gradebook/gridData";
import { StaffFrame } from "../../StaffFrame";
import { explainCell, readParts } from "./actions";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Gradebook" };

interface Props {
  params: Promise<{ course: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Everybody's grades. */
export default async function GradebookPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const [course, book] = await orNotFound(Promise.all([getStaffCourse(actor, slug), getGradebook(actor, slug)]));
  const asked = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return (
    <StaffFrame actor={actor} course={course} trail={[]} fills>
      {book.students.length === 0 ? (
        <p className="px-5 py-8 text-ink-soft">
          Nobody takes this course yet{course.limitedTo === null ? "" : ` in ${course.limitedTo}`}. Students who are
          enrolled appear here with all their grades.
        </p>
      ) : (
        <Gradebook
          data={toGridData(course, book)}
          address={new URLSearchParams(asked).toString()}
          mayImport={book.mayImport}
          explain={explainCell}
          readParts={readParts}
        />
      )}
    </StaffFrame>
  );
}
