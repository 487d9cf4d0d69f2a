"use client";

import { useState } from "react";
import type { ChangedPerson } from "#server/versionPreview";
import { PendingLine } from "../../../../frame/PendingLine.client";
import { Button } from "../../../../ui/Button";
import { Link } from "../../../../ui/Link";
import { formatPoints } from "../../../../ui/points";
import { resultWords } from "../words";
import { type Order, ordered, testNames, toFile } from "./movedRows";

const shownAtFirst = 100;

/** Each student whose points a choice would move: now and by each choice, by which tests, with the way to the answer. */
export function MovedTable({
  course,
  fileName,
  people,
}: {
  course: string;
  fileName: string;
  people: readonly ChangedPerson[];
}) {
  const [order, setOrder] = useState<Order>({ by: "size", isReversed: false });
  const [test, setTest] = useState("");
  const [showsAll, setShowsAll] = useState(false);
  if (people.length === 0) return <p className="text-ink-soft">Nobody’s points would move, whatever you choose.</p>;
  const rows = ordered(people, order).filter(({ answers }) => test === "" || testNames(answers).includes(test));
  const shown = showsAll ? rows : rows.slice(0, shownAtFirst);
  const names = [...new Set(people.flatMap(({ answers }) => testNames(answers)))].sort();
  // Names begin with the first letter, numbers with the largest.
  const isAscending = (order.by === "name") !== order.isReversed;
  const heading = (by: Order["by"], title: string, alignment: string) => (
    <th
      scope="col"
      aria-sort={order.by !== by ? "none" : isAscending ? "ascending" : "descending"}
      className={`py-1 font-medium ${alignment}`}
    >
      <button
        type="button"
        className="min-h-7 rounded px-2 whitespace-nowrap hover:bg-hover hover:text-ink pointer-coarse:min-h-11"
        onClick={() => setOrder({ by, isReversed: order.by === by && !order.isReversed })}
      >
        {title}
        <span aria-hidden="true">{order.by === by ? (isAscending ? " ▲" : " ▼") : ""}</span>
      </button>
    </th>
  );
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-3">
        {names.length > 1 && (
          <label className="flex min-w-0 flex-wrap items-center gap-2 text-xs">
            By test
            <select
              value={test}
              onChange={(event) => setTest(event.target.value)}
              className="h-7 max-w-60 rounded border border-line-strong bg-paper px-1 pointer-coarse:h-9"
            >
              <option value="">any</option>
              {names.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <Button size="small" onClick={() => download(`${fileName}.csv`, toFile(rows))}>
          Download as CSV
        </Button>
        <p className="text-xs text-ink-faint" role="status">
          {rows.length === 1 ? "1 student" : `${rows.length} students`}
        </p>
      </div>
      <div
        className="relative overflow-x-auto"
        tabIndex={0}
        role="region"
        aria-label="Students whose points would move"
      >
        <table className="w-full">
          <thead className="text-xs text-ink-faint">
            <tr className="hairline-b">
              {heading("name", "Student", "text-left")}
              {heading("now", "Now", "text-right")}
              {heading("raise", "Only raise", "text-right")}
              {heading("all", "All", "text-right")}
              {heading("size", "Change", "text-right")}
              <th scope="col" className="px-2 py-1 text-left font-medium">
                Answers and tests
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((person) => (
              <PersonRow key={person.userId} person={person} course={course} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <Button size="small" className="mt-3" onClick={() => setShowsAll(true)}>
          Show all {rows.length}
        </Button>
      )}
    </>
  );
}

function PersonRow({ person, course }: { person: ChangedPerson; course: string }) {
  const { name, hasLeft, earned, after, answers } = person;
  const change = (after.all ?? 0) - (earned ?? 0);
  return (
    <tr className="hairline-b align-top">
      <th scope="row" className="min-w-32 px-2 py-1.5 text-left font-normal wrap-anywhere">
        {name}
        {hasLeft && <span className="block text-xs text-ink-faint">has left the course</span>}
      </th>
      <Points value={earned} />
      <Points value={after.raise} />
      <Points value={after.all} />
      <td className={`numbers px-2 py-1.5 text-right ${change > 0 ? "text-accepted" : change < 0 ? "text-wrong" : ""}`}>
        {signed(change)}
      </td>
      <td className="min-w-56 px-2 py-1.5">
        {answers.length === 0 && <span className="text-xs text-ink-faint">Other points for the parts</span>}
        {answers.map(({ submissionId, partId, partTitle, differences }) => (
          <div key={submissionId} className="text-xs">
            <Link
              href={`/staff/${course}/grading/${partId}?submission=${submissionId}`}
              className="text-accent underline underline-offset-2"
            >
              Answer to {partTitle}
              <span className="unseen"> of {name}</span>
              <PendingLine />
            </Link>
            <ul className="text-ink-soft">
              {differences.map(({ test, before, after: now }) => (
                <li key={test} className="wrap-anywhere">
                  {test ?? "The verdict as a whole"}: {resultWords(before)} → {resultWords(now)}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </td>
    </tr>
  );
}

const Points = ({ value }: { value: number | null }) => (
  <td className="numbers px-2 py-1.5 text-right">
    {value === null ? <span title="Nothing that counts">–</span> : formatPoints(value)}
  </td>
);

const signed = (change: number): string =>
  change > 0 ? `+${formatPoints(change)}` : change < 0 ? `−${formatPoints(-change)}` : "0";

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
