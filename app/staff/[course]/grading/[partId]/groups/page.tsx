import type { Metadata } from "next";
import { cache } from "react";
import { requireActor } from "#server/auth";
import { getGroups, type GroupsView } from "#server/groupsScreen";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../../frame/orNotFound";
import { FormulaStyles } from "../../../../../ui/FormulaStyles";
import { Link } from "../../../../../ui/Link";
import { StaffFrame } from "../../../../StaffFrame";
import { AuditQueue } from "./AuditQueue.client";
import { GroupDetail } from "./GroupDetail.client";
import { GroupKeys } from "./GroupKeys.client";
import { GroupList } from "./GroupList.client";
import { KeyHint } from "./KeyHint";
import { TakenOut } from "./TakenOut.client";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; partId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

interface Address {
  course: string;
  partId: string;
  key: string | undefined;
  isBlind: boolean;
}

async function readAddress({ params, searchParams }: Props): Promise<Address> {
  const { group, blind } = await searchParams;
  return { ...(await params), key: typeof group === "string" ? group : undefined, isBlind: blind === "1" };
}

// Asked for by the title and by the page, looked up once a request.
const findGroups = cache(async (course: string, partId: string, key: string | undefined, isBlind: boolean) =>
  orNotFound(getGroups(await requireActor(), { course, partId, key, isBlind })),
);

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { course, partId, key, isBlind } = await readAddress(props);
  return { title: `Groups of ${(await findGroups(course, partId, key, isBlind)).part.title}` };
}

/** The answers of a part that behave the same, to be graded once. */
export default async function GroupsPage(props: Props) {
  const actor = await requireActor();
  const address = await readAddress(props);
  const course = await orNotFound(getStaffCourse(actor, address.course));
  const view = await findGroups(address.course, address.partId, address.key, address.isBlind);
  const grading = `/staff/${course.slug}/grading/${view.part.id}`;
  const home = `${grading}/groups`;
  const blind = address.isBlind ? "&blind=1" : "";
  const answerHref = `${grading}?${address.isBlind ? "blind=1&" : ""}submission=`;
  return (
    <StaffFrame
      actor={actor}
      course={course}
      trail={[
        { title: "Grading", href: `/staff/${course.slug}/grading` },
        { title: view.part.title, href: grading },
      ]}
    >
      <div className="px-4 py-6 sm:px-6">
        <FormulaStyles />
        <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="text-lg font-semibold tracking-tight">Groups of {view.part.title}</h1>
          <p className="numbers text-ink-soft">{progressInWords(view)}</p>
          <div className="ml-auto flex items-baseline gap-4">
            <Link
              href={`${home}?${view.opened === null ? "" : `group=${view.opened.key}`}${address.isBlind ? "" : "&blind=1"}`}
              data-key="b"
              data-anywhere
              className="text-accent underline underline-offset-2"
            >
              {address.isBlind ? "Show names" : "Hide names"} <KeyHint>b</KeyHint>
            </Link>
            <GroupKeys />
          </div>
        </header>
        {view.audits.next !== null && (
          <AuditQueue audits={view.audits} next={view.audits.next} answerHref={answerHref} />
        )}
        {view.opened === null ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">
            {view.answers === 0
              ? "Nobody has handed in an answer to this part yet. Groups appear with the first one."
              : "Every answer was taken out of its group."}
          </p>
        ) : (
          <div className="mt-5 grid gap-6 md:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]">
            <GroupList groups={view.groups} openedKey={view.opened.key} home={home} suffix={blind} />
            <GroupDetail
              key={view.opened.key}
              group={view.opened}
              answerHref={answerHref}
              queueHref={`${grading}?group=${encodeURIComponent(view.opened.key)}${blind}`}
            />
          </div>
        )}
        {view.takenOut.length > 0 && <TakenOut members={view.takenOut} answerHref={answerHref} />}
      </div>
    </StaffFrame>
  );
}

function progressInWords({ answers, graded, groups }: GroupsView): string {
  const inAll = `${graded} of ${answers} ${answers === 1 ? "answer" : "answers"} graded`;
  const together = groups.filter(({ size }) => size > 1).length;
  return `${inAll}, ${together} ${together === 1 ? "group" : "groups"} of more than one`;
}
