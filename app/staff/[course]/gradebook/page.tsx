import type { Metadata } from "next";
import { Suspense } from "react";
import { requireActor } from "#server/auth";
import { type Gradebook, getGradebook } from "#server/gradebook";
import { getStaffCourse, type StaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { toGridData } from "../../gradebook/gridData";
import { type OpenedGradebook, OpeningGradebook } from "../../gradebook/OpeningGradebook.client";
import { StaffFrame } from "../../StaffFrame";
import { explainCell, readParts } from "./actions";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Gradebook" };

interface Props {
  params: Promise<{ course: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Everybody's grades. What stands around them is sent at once, and they follow when all are made. */
export default async function GradebookPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const book = getGradebook(actor, slug);
  // Nobody waits for it when the page ends here, which is known before anything of it is sent.
  book.catch(() => undefined);
  const course = await orNotFound(getStaffCourse(actor, slug));
  const asked = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return (
    <StaffFrame actor={actor} course={course} trail={[]} fills>
      <Suspense fallback={<Opening />}>
        <OpeningGradebook
          opened={orNotFound(openGradebook(course, book))}
          limitedTo={course.limitedTo}
          address={new URLSearchParams(asked).toString()}
          explain={explainCell}
          readParts={readParts}
        />
      </Suspense>
    </StaffFrame>
  );
}

async function openGradebook(course: StaffCourse, book: Promise<Gradebook>): Promise<OpenedGradebook> {
  const whole = await book;
  return { data: toGridData(course, whole), mayImport: whole.mayImport };
}

/** Stands where the gradebook will stand. */
function Opening() {
  return (
    <div className="px-3 py-4 sm:px-5">
      <h1 className="text-xl font-semibold tracking-tight">Gradebook</h1>
      <p role="status" className="after-a-moment mt-3 text-ink-soft">
        Adding up everybody’s grades …
      </p>
    </div>
  );
}
