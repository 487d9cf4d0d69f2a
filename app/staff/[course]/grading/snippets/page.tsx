import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { listSnippets } from "#server/snippets";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { FormulaStyles } from "../../../../ui/FormulaStyles";
import { StaffFrame } from "../../../StaffFrame";
import { SnippetScreen } from "./SnippetScreen.client";

export const dynamic = "force-dynamic";

export const metadata: Metadata = { title: "Snippets" };

interface Props {
  params: Promise<{ course: string }>;
}

/** The remarks that graders of the course use again. */
export default async function SnippetsPage({ params }: Props) {
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, (await params).course));
  const snippets = await listSnippets(actor, course.slug);
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Grading", href: `/staff/${course.slug}/grading` }]}>
      <FormulaStyles />
      <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Snippets</h1>
        <p className="mt-2 max-w-[65ch] text-ink-soft">
          Remarks that all graders of this course can use again: in a comment, / at the start of a word offers them.
          Comments that were written with one stay as they are when it is reworded or retired.
        </p>
        <SnippetScreen course={course.slug} snippets={snippets} />
      </div>
    </StaffFrame>
  );
}
