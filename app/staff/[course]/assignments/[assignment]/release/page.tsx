import type { Metadata } from "next";
import { requireActor } from "#server/auth";
import { getRelease } from "#server/releases";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../../frame/orNotFound";
import { ReleaseWords } from "../../../../ReleaseWords";
import { StaffFrame } from "../../../../StaffFrame";
import { ReleaseForm } from "./ReleaseForm.client";

export const metadata: Metadata = { title: "Release of reviews" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; assignment: string }>;
}

/** When students see the reviews of an assignment, and the points from them. */
export default async function ReleasePage({ params }: Props) {
  const actor = await requireActor();
  const address = await params;
  const course = await orNotFound(getStaffCourse(actor, address.course));
  const release = await orNotFound(getRelease(actor, address));
  const { finished, drafts } = release.reviews;
  return (
    <StaffFrame actor={actor} course={course}>
      <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight text-balance">Reviews of {release.title}</h1>
        <p className="mt-2 text-ink-soft">
          Now: <ReleaseWords release={release} timeZone={course.timeZone} />.{" "}
          {finished === 1 ? "1 review is finished" : `${finished} reviews are finished`}
          {drafts > 0 && `, ${drafts} ${drafts === 1 ? "is a draft" : "are drafts"}, which students never see`}.
        </p>
        {release.canChange ? (
          <ReleaseForm
            course={course.slug}
            assignment={release.slug}
            timeZone={course.timeZone}
            finished={finished}
            seen={{
              holdsReviews: release.holdsReviews,
              reviewsReleaseAt: release.reviewsReleaseAt?.getTime() ?? null,
            }}
            areOut={release.areOut}
          />
        ) : (
          <p className="mt-6 text-ink-soft">Instructors decide when reviews are released.</p>
        )}
      </div>
    </StaffFrame>
  );
}
