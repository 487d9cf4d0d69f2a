import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requireActor } from "#server/auth";
import { getStaffCourse } from "#server/staffCourse";
import { listVersionChanges, type ItemVersions, type VersionChangeSummary } from "#server/versionChanges";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Link } from "../../../ui/Link";
import { Moment } from "../../../ui/Moment.client";
import { StaffFrame } from "../../StaffFrame";
import { RefreshWhile } from "../../../reviews/RefreshWhile.client";
import { StartChange } from "./StartChange.client";
import { choiceWords, stateWords } from "./words";

export const metadata: Metadata = { title: "Versions" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string }>;
}

/** Which items show an older version of their problem, and the changes that are under way or over. */
export default async function VersionsPage({ params }: Props) {
  const actor = await requireActor();
  const { course: slug } = await params;
  const { items, open, past } = await orNotFound(listVersionChanges(actor, slug));
  const course = await orNotFound(getStaffCourse(actor, slug));
  const [behind, others] = [items.filter(({ isBehind }) => isBehind), items.filter(({ isBehind }) => !isBehind)];
  const hrefOf = (id: string) => `/staff/${course.slug}/versions/${id}`;
  const itemsList = (listed: readonly ItemVersions[]) => (
    <ul className="hairline-t">
      {listed.map((item) => (
        <ItemRow key={item.itemId} item={item} course={course.slug} timeZone={course.timeZone} hrefOf={hrefOf} />
      ))}
    </ul>
  );
  return (
    <StaffFrame actor={actor} course={course}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        {open.some(({ state }) => state === "replaying") && <RefreshWhile />}
        <h1 className="text-xl font-semibold tracking-tight">Versions</h1>
        <p className="mt-2 max-w-[70ch] text-ink-soft">
          A published version of a problem never changes. An item to which nobody has handed anything in shows a new
          version at once. An item with answers keeps its version until you change it here: all answers are graded by
          the other version first, you see whose points would move, and then you decide.
        </p>

        {open.length > 0 && (
          <Section title="Under way">
            <ul className="hairline-t">
              {open.map((change) => (
                <ChangeRow key={change.id} change={change} href={hrefOf(change.id)} timeZone={course.timeZone} />
              ))}
            </ul>
          </Section>
        )}
        <Section title="Newer versions">
          {behind.length === 0 ? (
            <p className="hairline-t py-4 text-ink-soft">Every item shows the newest version of its problem.</p>
          ) : (
            itemsList(behind)
          )}
        </Section>
        {others.length > 0 && (
          <details className="mt-6">
            <summary className="min-h-8 cursor-pointer rounded py-1.5 text-ink-soft hover:text-ink pointer-coarse:py-3">
              Go back to an older version ({others.length === 1 ? "1 item has" : `${others.length} items have`} one)
            </summary>
            {itemsList(others)}
          </details>
        )}
        {past.length > 0 && (
          <Section title="Past changes">
            <ul className="hairline-t">
              {past.map((change) => (
                <ChangeRow key={change.id} change={change} href={hrefOf(change.id)} timeZone={course.timeZone} />
              ))}
            </ul>
          </Section>
        )}
      </div>
    </StaffFrame>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="mt-8">
    <h2 className="mb-2 text-base font-medium">{title}</h2>
    {children}
  </section>
);

function ItemRow({
  item,
  course,
  timeZone,
  hrefOf,
}: {
  item: ItemVersions;
  course: string;
  timeZone: string;
  hrefOf: (id: string) => string;
}) {
  const { problemTitle, assignmentTitle, shown, others, answers, openChangeId } = item;
  const [newest] = others;
  return (
    <li className="hairline-b flex flex-wrap items-center gap-x-6 gap-y-2 px-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="font-medium wrap-anywhere">{problemTitle}</h3>
        <p className="text-xs text-ink-soft">
          {assignmentTitle} · shows version {shown.number} · {answers === 1 ? "1 answer" : `${answers} answers`}
        </p>
        {newest !== undefined && (
          <p className="text-xs text-ink-faint">
            Version {newest.number}{" "}
            {newest.publishedBy === null ? "came with the catalogue" : `by ${newest.publishedBy}`},{" "}
            <Moment at={newest.publishedAt} timeZone={timeZone} show="distance" />
          </p>
        )}
      </div>
      {openChangeId === null ? (
        <StartChange
          course={course}
          itemId={item.itemId}
          title={problemTitle}
          versions={others.map(({ id, number }) => ({ id, number }))}
        />
      ) : (
        <Link href={hrefOf(openChangeId)} className="text-accent underline underline-offset-2">
          Change under way<span className="unseen">: {problemTitle}</span>
          <PendingLine />
        </Link>
      )}
    </li>
  );
}

function ChangeRow({ change, href, timeZone }: { change: VersionChangeSummary; href: string; timeZone: string }) {
  const { problemTitle, assignmentTitle, from, to, state, decision, starterName, startedAt, movedStudents } = change;
  return (
    <li className="hairline-b flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-2 py-3">
      <div className="min-w-0">
        <h3 className="font-medium wrap-anywhere">
          <Link href={href} className="hover:text-accent">
            {problemTitle}: version {from} to {to}
            <PendingLine />
          </Link>
        </h3>
        <p className="text-xs text-ink-soft">{assignmentTitle}</p>
      </div>
      <p className="text-xs text-ink-soft">
        <span className="font-medium text-ink">{stateWords[state]}</span>
        {decision?.choice != null && `, ${choiceWords[decision.choice].toLowerCase()}`}
        {state === "applied" && `, points of ${movedStudents === 1 ? "1 student" : `${movedStudents} students`} moved`}
        {" · "}
        {decision?.by ?? starterName}, <Moment at={decision?.at ?? startedAt} timeZone={timeZone} show="distance" />
      </p>
    </li>
  );
}
