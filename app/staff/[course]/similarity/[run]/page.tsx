import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "#server/auth";
import { getSimilarityRun, type SimilarityRunView } from "#server/similarityRuns";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../../frame/orNotFound";
import { PendingLine } from "../../../../frame/PendingLine.client";
import { Link } from "../../../../ui/Link";
import { StaffFrame } from "../../../StaffFrame";
import { judgementWords, percent, personInWords } from "../personWords";
import { RunState, Watch } from "../RunState";
import { StartButton } from "../StartButton.client";
import { Histogram } from "./Histogram";

export const metadata: Metadata = { title: "Comparison" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string; run: string }>;
}

/** One comparison: how alike all are, who stands out together, and the most similar pairs. */
export default async function ComparisonPage({ params }: Props) {
  const { course: slug, run: runId } = await params;
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, slug));
  const run = await orNotFound(getSimilarityRun(actor, runId));
  if (run.courseSlug !== course.slug) notFound();
  const home = `/staff/${course.slug}/similarity`;
  const isUnderWay = run.state === "queued" || run.state === "running";
  return (
    <StaffFrame actor={actor} course={course} trail={[{ title: "Similarity", href: home }]}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <Watch runs={[run]} />
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <h1 className="text-xl font-semibold tracking-tight">
            {run.title}
            <span className="block text-sm font-normal text-ink-faint">{run.assignment}</span>
          </h1>
          {!isUnderWay && <StartButton course={course.slug} partId={run.partId} title={run.title} again />}
        </div>
        <div className="mt-2" role="status">
          <RunState run={run} timeZone={course.timeZone} />
        </div>
        <p className="text-xs text-ink-faint">Asked for by {run.requester}.</p>
        {run.summary !== null && <Results run={run} summary={run.summary} home={home} />}
      </div>
    </StaffFrame>
  );
}

function Results({
  run: { id, pairs, clusters },
  summary,
  home,
}: {
  run: SimilarityRunView;
  summary: NonNullable<SimilarityRunView["summary"]>;
  home: string;
}) {
  return (
    <>
      {summary.setAside > 0 && (
        <p className="mt-1 text-xs text-ink-faint">
          {summary.setAside === 1 ? "One answer has" : `${summary.setAside} answers have`} too little of their own
          beside what was given to be compared.
        </p>
      )}
      {summary.earlier > 0 && (
        <p className="mt-1 text-xs text-ink-faint">
          {summary.earlier} of those compared were handed in for the same problem elsewhere.
        </p>
      )}
      <Histogram counts={summary.histogram} median={summary.median} threshold={summary.threshold} />

      <section aria-labelledby="clusters" className="mt-8">
        <h2 id="clusters" className="text-base font-medium">
          Groups that stand out
        </h2>
        {clusters.length === 0 ? (
          <p className="mt-2 text-ink-soft">No pair stands out from the others.</p>
        ) : (
          <ol className="hairline-t mt-2">
            {clusters.map((people) => (
              <li key={people[0]?.submissionId} className="hairline-b px-2 py-2.5">
                <span className="numbers mr-3 text-ink-faint">{people.length}</span>
                {people.map(personInWords).join(", ")}
              </li>
            ))}
          </ol>
        )}
      </section>

      <section aria-labelledby="pairs" className="mt-8">
        <h2 id="pairs" className="text-base font-medium">
          Most similar pairs
        </h2>
        {pairs.length === 0 ? (
          <p className="mt-2 text-ink-soft">No two answers share anything that was not given to everybody.</p>
        ) : (
          <div className="mt-2 overflow-x-auto" role="region" aria-label="The pairs as a table" tabIndex={0}>
            <table className="w-full border-collapse">
              <thead className="text-left text-xs text-ink-faint">
                <tr className="hairline-b">
                  <th className="px-2 py-1.5 font-medium">Pair</th>
                  <th className="px-2 py-1.5 text-right font-medium">Similarity</th>
                  <th className="px-2 py-1.5 text-right font-medium">Longest fragment</th>
                  <th className="px-2 py-1.5 font-medium">Judgement</th>
                </tr>
              </thead>
              <tbody>
                {pairs.map((pair) => (
                  <tr key={pair.id} className="hairline-b">
                    <td className="px-2 py-2">
                      <Link href={`${home}/${id}/${pair.id}`} className="hover:text-accent">
                        {pair.people.map(personInWords).join(" and ")}
                        <PendingLine />
                      </Link>
                    </td>
                    <td
                      className={`numbers px-2 py-2 text-right ${pair.similarity >= summary.threshold ? "font-medium" : "text-ink-soft"}`}
                    >
                      {percent(pair.similarity)}
                    </td>
                    <td className="numbers px-2 py-2 text-right text-ink-soft">{pair.longestFragment} tokens</td>
                    <td className="px-2 py-2">
                      {pair.judgement === null ? (
                        <span className="text-ink-faint">None</span>
                      ) : (
                        judgementWords[pair.judgement]
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  );
}
