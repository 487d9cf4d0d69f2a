import type { ShownReview } from "#server/groupsScreen";
import { formatPoints } from "../../../../../ui/points";

/** What a review says: its rubric items and its comment. */
export function ReviewText({ review: { items, commentHtml, by } }: { review: ShownReview }) {
  return (
    <div className="border-l-2 border-line pl-3">
      <p className="text-xs text-ink-faint">Review by {by}</p>
      {items.length > 0 && (
        <ul className="mt-1 grid gap-0.5">
          {items.map(({ id, text, points }) => (
            <li key={id} className="flex gap-3">
              <span className="numbers w-10 shrink-0 text-right font-medium">{signed(points)}</span>
              <span className="min-w-0 wrap-anywhere">{text}</span>
            </li>
          ))}
        </ul>
      )}
      {commentHtml !== "" && (
        <div className="prose prose-small mt-1.5" dangerouslySetInnerHTML={{ __html: commentHtml }} />
      )}
      {items.length === 0 && commentHtml === "" && (
        <p className="mt-1 text-ink-soft">No rubric items and no comment.</p>
      )}
    </div>
  );
}

const signed = (points: number): string =>
  points > 0 ? `+${formatPoints(points)}` : formatPoints(points).replace("-", "−");
