import type { Metadata } from "next";
import { cache } from "react";
import { getAssignmentSettings, listUsableProblems } from "#server/assignmentSettings";
import { requireActor } from "#server/auth";
import { listExtensions } from "#server/extensions";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { StaffFrame } from "../../../StaffFrame";
import { ExtensionsPanel } from "./ExtensionsPanel.client";
import { ExtraTime } from "./ExtraTime.client";
import { ItemsEditor } from "./ItemsEditor.client";
import { PublishBar } from "./PublishBar.client";
import { SettingsForm } from "./SettingsForm.client";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; assignment: string }>;
}

// Asked for by the title and by the page, looked up once a request.
const findView = cache(async (course: string, assignment: string) =>
  orNotFound(getAssignmentSettings(await requireActor(), { course, assignment })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course, assignment } = await params;
  return { title: `Set up ${(await findView(course, assignment)).settings.title}` };
}

/** All that instructors decide about an assignment: settings, problems, and who has other dates. */
export default async function AssignmentSettingsPage({ params }: Props) {
  const actor = await requireActor();
  const address = await params;
  const course = await orNotFound(getStaffCourse(actor, address.course));
  const view = await findView(address.course, address.assignment);
  const [problems, extensions] = await Promise.all([
    orNotFound(listUsableProblems(actor, course.slug)),
    orNotFound(listExtensions(actor, address)),
  ]);
  const seen = { ...address, revision: view.revision };
  return (
    <StaffFrame
      actor={actor}
      course={course}
      trail={[{ title: "Assignments", href: `/staff/${course.slug}/assignments` }]}
    >
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight text-balance wrap-anywhere">{view.settings.title}</h1>
        <PublishBar seen={seen} state={view.state} itemCount={view.items.length} students={view.students} />
        <section className="mt-10" aria-labelledby="settings">
          <h2 id="settings" className="text-lg font-semibold tracking-tight">
            Settings
          </h2>
          <SettingsForm seen={seen} view={view} timeZone={course.timeZone} />
        </section>
        <section className="mt-12" aria-labelledby="problems">
          <h2 id="problems" className="text-lg font-semibold tracking-tight">
            Problems
          </h2>
          <ItemsEditor seen={seen} items={view.items} problems={problems} />
        </section>
        <section className="mt-12" aria-labelledby="extensions">
          <h2 id="extensions" className="text-lg font-semibold tracking-tight">
            Extensions
          </h2>
          <ExtensionsPanel address={address} view={extensions} timeZone={course.timeZone} dates={view.settings} />
        </section>
        <section className="mt-12" aria-labelledby="extra-time">
          <h2 id="extra-time" className="text-lg font-semibold tracking-tight">
            Extra time
          </h2>
          <ExtraTime course={course.slug} students={extensions.students} />
        </section>
      </div>
    </StaffFrame>
  );
}
