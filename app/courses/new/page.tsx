import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#server/auth";
import { mayCreateCourses } from "#server/courses";
import { timeZones } from "#server/courseSettings";
import { Frame } from "../../frame/Frame";
import { NewCourse } from "./NewCourse.client";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "New course" };

/** Makes a course, for who is instructor of one already. */
export default async function NewCoursePage() {
  const actor = await requireActor();
  if (!(await mayCreateCourses(actor))) notFound();
  return (
    <Frame actor={actor} trail={[{ title: "New course", href: "/courses/new" }]}>
      <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">New course</h1>
        <p className="mt-2 max-w-prose text-ink-soft">
          You become its instructor. Students see it when they are added, and assignments when those are published.
        </p>
        <NewCourse timeZones={timeZones} today={new Date().toISOString().slice(0, 10)} />
      </div>
    </Frame>
  );
}
