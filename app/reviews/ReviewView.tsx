import type { StudentReview } from "#server/reviewsOfStudent";
import { CommentedCode } from "../staff/comments/CommentedCode.client";
import { CommentedPage } from "../staff/comments/CommentedPage.client";
import { PlainDiff } from "../editor/PlainDiff";
import { toneText, wordsOf } from "../results/statusWords";
import { Moment } from "../ui/Moment.client";
import { formatPoints } from "../ui/points";
import { UploadView } from "../uploads/UploadView.client";

/** What a grader says about an answer, as its student reads it. */
export function ReviewView({
  review,
  timeZone,
  title = "Review",
}: {
  review: StudentReview;
  timeZone: string;
  title?: string;
}) {
  const { rubric, commentHtml, lineComments, regionComments, override, edits, source, files } = review;
  return (
    <section aria-label={title} className="space-y-3">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="font-semibold">{title}</h3>
        <p className="text-xs text-ink-faint">
          by a grader, <Moment at={review.finishedAt} timeZone={timeZone} show="distance" />
          {review.isShared && " · graded together with other answers like it"}
        </p>
      </header>
      {override !== null && (
        <p className="border-l-2 border-accent pl-3">
          A grader set this to <b className="numbers font-semibold">{formatPoints(override.points)}</b>{" "}
          {override.points === 1 ? "point" : "points"}: {override.reason}
        </p>
      )}
      {rubric.length > 0 && (
        <ul aria-label="Rubric" className="hairline-t">
          {rubric.map(({ id, text, feedbackHtml, points }) => (
            <li key={id} className="hairline-b flex items-baseline gap-x-3 py-1.5">
              <span className="min-w-0 flex-1">
                {text}
                {feedbackHtml !== "" && <Prose html={feedbackHtml} />}
              </span>
              <span className="numbers shrink-0 text-xs text-ink-soft">{signed(points)}</span>
            </li>
          ))}
        </ul>
      )}
      {commentHtml !== null && <Prose html={commentHtml} />}
      {lineComments.length > 0 && source !== null && (
        <CommentedCode
          {...{ source, canEdit: false }}
          label="Your code with the comments on it"
          comments={lineComments.map(toShown)}
        />
      )}
      {regionComments.length > 0 && (
        <div>
          <ul aria-label="Comments on pages" className="text-xs text-ink-soft">
            {files.map(({ id, name }) => (
              <li key={id}>
                {pagesInWords(
                  name,
                  regionComments.filter(({ uploadId }) => uploadId === id),
                )}
              </li>
            ))}
          </ul>
          <UploadView
            files={files}
            frame={({ uploadId, page, label }, picture) => (
              <CommentedPage
                {...{ label, canEdit: false }}
                comments={regionComments
                  .filter((comment) => comment.uploadId === uploadId && comment.page === page)
                  .map(toShown)}
              >
                {picture}
              </CommentedPage>
            )}
          />
        </div>
      )}
      {edits.map((edit, index) => (
        <Edit key={edit.id} edit={edit} original={source ?? ""} number={edits.length === 1 ? null : index + 1} />
      ))}
    </section>
  );
}

function Edit({
  edit,
  original,
  number,
}: {
  edit: StudentReview["edits"][number];
  original: string;
  number: number | null;
}) {
  const title = number === null ? "Suggested change" : `Suggested change ${number}`;
  const { verdict } = edit;
  const words = verdict === null ? null : wordsOf(verdict.status, "submit");
  return (
    <section aria-label={title}>
      <h4 className="font-semibold">{title}</h4>
      <p className="text-ink-soft">
        A grader changed your code and ran it
        {words === null || verdict === null ? (
          "; it has no verdict yet."
        ) : (
          <>
            : <b className={`font-semibold ${toneText[words.tone]}`}>{words.word}</b>,{" "}
            <span className="numbers">
              {formatPoints(verdict.score)} / {formatPoints(verdict.maxScore)}
            </span>{" "}
            points. Your own submission stays as it is.
          </>
        )}
      </p>
      <div className="mt-1 max-h-96 overflow-hidden rounded border border-line">
        <PlainDiff before={original} after={edit.source} label={`${title}, compared with your code`} />
      </div>
    </section>
  );
}

/** "derivation.pdf: comments on pages 1, 3", or that there are none. */
function pagesInWords(name: string, comments: StudentReview["regionComments"]): string {
  const pages = [...new Set(comments.map(({ page }) => page))];
  if (pages.length === 0) return `${name}: no comments`;
  return `${name}: comments on ${pages.length === 1 ? "page" : "pages"} ${pages.join(", ")}`;
}

/** Students read comments, and not who wrote them. */
const toShown = <T extends { html: string }>(comment: T) => ({
  ...{ ...comment, text: "", authorName: "a grader", canEdit: false },
});

/** Rendered and sanitised by the server. */
function Prose({ html }: { html: string }) {
  return <div className="prose prose-small overflow-x-auto" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A real minus sign, and a plus for what is given. */
const signed = (points: number): string =>
  points < 0 ? `\u2212${formatPoints(-points)}` : points > 0 ? `+${formatPoints(points)}` : "0";
