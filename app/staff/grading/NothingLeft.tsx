import type { GradingProgress } from "#server/gradableParts";
import { Button, buttonClass } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { filterWords, type ShownFilter } from "./filter";

/** What stands in the place of the next answer when there is none. */
export function NothingLeft({
  progress: { answers, graded, graders },
  filter,
  home,
  onShowAll,
}: {
  progress: GradingProgress;
  filter: ShownFilter;
  home: string;
  onShowAll: () => void;
}) {
  const isFiltered = filterWords(filter) !== null;
  return (
    <div className="max-w-[60ch] px-4 py-10 sm:px-6">
      <h2 className="text-base font-semibold">
        {answers === 0 ? "No answers yet" : isFiltered ? "No answer is like that" : "Nothing is left for you here"}
      </h2>
      <p className="mt-1 text-ink-soft">{sentence({ answers, graded, graders, isFiltered })}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Link href={home} className={buttonClass({ kind: "primary" })}>
          All parts
        </Link>
        {graded > 0 && <Button onClick={onShowAll}>Look at what is graded</Button>}
      </div>
    </div>
  );
}

function sentence({
  answers,
  graded,
  graders,
  isFiltered,
}: Pick<GradingProgress, "answers" | "graded" | "graders"> & { isFiltered: boolean }): string {
  if (answers === 0) return "Nobody has handed in an answer to this part. They appear here once the tests have run.";
  if (isFiltered) return "Choose another filter above, or go on with another part.";
  if (graded === answers) return `All ${answers} answers are graded.`;
  const who = graders.length === 0 ? "other graders" : graders.join(" and ");
  return `${graded} of ${answers} are graded; the others are open at ${who}.`;
}
