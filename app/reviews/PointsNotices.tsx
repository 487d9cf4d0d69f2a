import type { PointsNoticeView } from "#server/pointsNotices";
import { Moment } from "../ui/Moment.client";
import { formatPoints } from "../ui/points";

/** That a new version of the problem moved a student's points: the latest time, in a line that opens into all of them. */
export function PointsNotices({ notices, timeZone }: { notices: readonly PointsNoticeView[]; timeZone: string }) {
  const [latest, ...older] = notices;
  if (latest === undefined) return null;
  return (
    <section aria-label="Changed points" className="hairline-b shrink-0 bg-accent-soft px-4 py-1.5 text-xs sm:px-6">
      <details>
        <summary className="min-h-6 cursor-pointer rounded py-0.5 pointer-coarse:py-3">
          <Change notice={latest} timeZone={timeZone} />{" "}
          <span className="text-accent underline underline-offset-2">What happened</span>
        </summary>
        <div className="max-h-40 max-w-[80ch] space-y-2 overflow-y-auto py-1 text-ink-soft" tabIndex={0}>
          <p>
            The problem has a new version, and answers were graded again by it. Nothing that you handed in changed.
            Where an answer has a new verdict, the earlier one stands below it.
          </p>
          {latest.words !== null && <p className="whitespace-pre-line text-ink wrap-anywhere">{latest.words}</p>}
          {older.map((notice) => (
            <div key={notice.at.toISOString()}>
              <p>
                <Change notice={notice} timeZone={timeZone} />
              </p>
              {notice.words !== null && <p className="whitespace-pre-line wrap-anywhere">{notice.words}</p>}
            </div>
          ))}
        </div>
      </details>
    </section>
  );
}

const Change = ({
  notice: { at, earnedBefore, earnedAfter, points },
  timeZone,
}: {
  notice: PointsNoticeView;
  timeZone: string;
}) => (
  <>
    Your points changed from{" "}
    <b className="numbers font-semibold">{earnedBefore === null ? "none" : formatPoints(earnedBefore)}</b> to{" "}
    <b className="numbers font-semibold">{earnedAfter === null ? "none" : formatPoints(earnedAfter)}</b> of{" "}
    {formatPoints(points)}, <Moment at={at} timeZone={timeZone} show="exact" />
  </>
);
