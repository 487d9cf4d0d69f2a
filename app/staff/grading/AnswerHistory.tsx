import type { PastAnswer } from "#server/answerForReview";
import { toneText, wordsOf } from "../../results/statusWords";
import { Disclosure } from "../../ui/Disclosure";
import { Link } from "../../ui/Link";
import { Moment } from "../../ui/Moment.client";
import { formatPoints } from "../../ui/points";

/** Everything the student handed in for the part, and what people said about it. */
export function AnswerHistory({
  history,
  submissionId,
  timeZone,
  address,
}: {
  history: readonly PastAnswer[];
  submissionId: string;
  timeZone: string;
  address: string;
}) {
  const others = history.filter(({ id }) => id !== submissionId);
  if (others.length === 0) return <p className="mt-5 text-xs text-ink-faint">The only answer of this student.</p>;
  const reviewed = others.find((past) => past.reviewed !== null);
  return (
    <div className="mt-5">
      <Disclosure
        summary={
          <>
            Handed in before or since <span className="numbers text-ink-faint">{others.length}</span>
            {reviewed !== undefined && <span className="text-partial">one of them was reviewed</span>}
          </>
        }
      >
        <ol aria-label="Other answers, newest first">
          {others.map(({ id, createdAt, status, score, maxScore, reviewed: said }) => {
            const words = status === null ? null : wordsOf(status, "submit");
            const isText = maxScore === 0 && status === "accepted";
            return (
              <li key={id} className="hairline-b py-2 last:border-b-0">
                <p className="flex flex-wrap items-baseline gap-x-3">
                  <Link href={`${address}?submission=${id}`} target="_blank" className="text-accent underline">
                    <Moment at={createdAt} timeZone={timeZone} />
                  </Link>
                  <span className={words === null || isText ? "text-ink-soft" : toneText[words.tone]}>
                    {words === null ? "Waiting" : isText ? "Handed in" : words.word}
                  </span>
                  {score !== null && maxScore !== null && maxScore > 0 && (
                    <span className="numbers text-ink-soft">
                      {formatPoints(score)} / {formatPoints(maxScore)}
                    </span>
                  )}
                </p>
                {said !== null && (
                  <div className="mt-1 border-l-2 border-line pl-3 text-xs text-ink-soft">
                    <p>
                      Reviewed by {said.by}: {said.rubricTexts.join(" · ") || "no rubric item"}
                      {said.points !== null && `, points set to ${formatPoints(said.points)}`}
                    </p>
                    {said.commentHtml !== "" && (
                      <div className="prose prose-small" dangerouslySetInnerHTML={{ __html: said.commentHtml }} />
                    )}
                  </div>
                )}
              </li>
            );
          })}
        </ol>
      </Disclosure>
    </div>
  );
}
