import type { Metadata } from "next";
import { cache } from "react";
import { requireActor } from "#server/auth";
import { getItem } from "#server/items";
import { getSubmission } from "#server/submissions";
import { ExplorerLinks } from "../../../../explorers/ExplorerLinks";
import { Frame } from "../../../../frame/Frame";
import { orNotFound } from "../../../../frame/orNotFound";
import { readPreferences } from "../../../../frame/preferences";
import { ProblemHeader } from "../../../../workbench/ProblemHeader";
import { Statement } from "../../../../workbench/Statement";
import { Workbench } from "../../../../workbench/Workbench.client";
import { loadSubmission, refreshItem, saveDraft, submitAnswer } from "./actions";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; assignment: string; problem: string }>;
}

// Asked for by the title and by the page, looked up once a request.
const findItem = cache(async (course: string, assignment: string, problem: string) =>
  orNotFound(getItem(await requireActor(), { course, assignment, problem })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course, assignment, problem } = await params;
  return { title: (await findItem(course, assignment, problem)).title };
}

/** The workbench on one problem of an assignment. */
export default async function ProblemPage({ params }: Props) {
  const actor = await requireActor();
  const address = await params;
  const item = await findItem(address.course, address.assignment, address.problem);
  const part = item.parts[0];
  if (part === undefined) throw new Error(`problem ${item.problemSlug} has no part`);
  const newest = part.submissions[0];
  const latest = newest === undefined ? null : await getSubmission(actor, newest.id);
  return (
    <Frame
      fills
      actor={actor}
      trail={[
        { title: item.course.title, href: "/" },
        { title: item.assignment.title, href: `/courses/${address.course}/${address.assignment}` },
      ]}
    >
      <ProblemHeader item={item} />
      <Workbench
        item={item}
        part={part}
        latest={latest}
        personId={actor.userId}
        actions={{ saveDraft, submitAnswer, loadSubmission, refreshItem }}
        preferences={await readPreferences()}
      >
        <Statement html={item.statementHtml} />
        <ExplorerLinks problem={item.problemSlug} />
      </Workbench>
    </Frame>
  );
}
