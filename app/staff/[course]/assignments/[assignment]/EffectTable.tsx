import type { ExtensionEffect } from "#server/extensions";
import { Moment } from "../../../../ui/Moment.client";
import { formatPoints } from "../../../../ui/points";

const listedAtMost = 40;

/** Whose dates and points a change of extensions moves. */
export function EffectTable({ effect: { students }, timeZone }: { effect: ExtensionEffect; timeZone: string }) {
  const recounted = students.filter((student) => student.earnedBefore !== student.earnedAfter);
  const listed = [...recounted, ...students.filter((student) => !recounted.includes(student))].slice(0, listedAtMost);
  return (
    <div className="space-y-2 rounded bg-sunken px-4 py-3">
      <p>
        It concerns {students.length === 1 ? "one student" : `${students.length} students`}.{" "}
        {recounted.length === 0
          ? "No points change."
          : `Late answers count differently for ${recounted.length === 1 ? "one of them" : `${recounted.length} of them`}.`}
      </p>
      <ul className="space-y-1">
        {listed.map(({ userId, name, before, after, earnedBefore, earnedAfter }) => (
          <li key={userId} className="flex flex-wrap gap-x-4">
            <span className="font-medium">{name}</span>
            <span>
              due <Moment at={before.dueAt} timeZone={timeZone} show="exact" />
              {after.dueAt.getTime() !== before.dueAt.getTime() && (
                <>
                  {" → "}
                  <Moment at={after.dueAt} timeZone={timeZone} show="exact" />
                </>
              )}
              {after.closesAt.getTime() !== after.dueAt.getTime() && (
                <>
                  , late until <Moment at={after.closesAt} timeZone={timeZone} show="exact" />
                </>
              )}
            </span>
            {earnedBefore !== earnedAfter && (
              <span className="numbers text-partial">
                {points(earnedBefore)} → {points(earnedAfter)} points
              </span>
            )}
          </li>
        ))}
      </ul>
      {students.length > listed.length && <p className="text-ink-faint">And {students.length - listed.length} more.</p>}
    </div>
  );
}

const points = (earned: number | null): string => (earned === null ? "no" : formatPoints(earned));
