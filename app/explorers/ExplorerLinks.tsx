import { PendingLine } from "../frame/PendingLine.client";
import { Link } from "../ui/Link";
import { explorersOf } from "./catalog";

/** The explorers that belong to a problem, below its statement. */
export function ExplorerLinks({ problem }: { problem: string }) {
  const found = explorersOf(problem);
  if (found.length === 0) return null;
  return (
    <p className="hairline-t mt-6 max-w-[70ch] pt-3 text-ink-soft">
      {found.length === 1 ? "An explorer to play with: " : "Explorers to play with: "}
      {found.map(({ slug, title }, index) => (
        <span key={slug}>
          {index > 0 && ", "}
          <Link href={`/explorers/${slug}`} className="text-accent underline underline-offset-2">
            {title}
            <PendingLine />
          </Link>
        </span>
      ))}
      .
    </p>
  );
}
