import { countingSentences, latePolicySentence } from "./deadlines";
import { momentInWords } from "./momentInWords";
import type { SettingColumns } from "./settingColumns";

/** What students are told about an assignment with these settings, in plain sentences. */
export function studentSentences(columns: SettingColumns, timeZone: string): string[] {
  const at = (moment: Date): string => momentInWords(moment, timeZone);
  const { opensAt, dueAt, closesAt, timeLimitMinutes, solutionsReleaseAt, holdsReviews, reviewsReleaseAt } = columns;
  return [
    `It opens ${at(opensAt)} and is due ${at(dueAt)}.`,
    latePolicySentence(columns, { percentPerDay: columns.latePercentPerDay, graceDays: columns.graceDays }),
    ...countingSentences(columns),
    ...(timeLimitMinutes === null ? [] : [timeLimitSentence(timeLimitMinutes, closesAt, timeZone)]),
    solutionsReleaseAt === null
      ? "Solutions are not shown."
      : `Solutions are shown from ${at(solutionsReleaseAt)} on, to those whose own time is up.`,
    !holdsReviews
      ? "Reviews are seen as soon as they are finished."
      : reviewsReleaseAt === null
        ? "Reviews are seen when they are released."
        : `Reviews are seen from ${at(reviewsReleaseAt)} on.`,
    columns.regradeQuota === 0
      ? "Regrades cannot be asked for."
      : `Up to ${columns.regradeQuota} ${columns.regradeQuota === 1 ? "regrade" : "regrades"} can be asked for, within ${columns.regradeDays} ${columns.regradeDays === 1 ? "day" : "days"} of seeing the points.`,
  ];
}

/** What stands on the page on which a timed assignment is begun. */
const timeLimitSentence = (minutes: number, endsAtLatest: Date, timeZone: string): string =>
  `You have ${minutesInWords(minutes)} from when you begin; it ends at the latest ${momentInWords(endsAtLatest, timeZone)}.`;

/** "60 minutes", "7.5 minutes", "1 minute". */
const minutesInWords = (minutes: number): string =>
  `${Number(minutes.toFixed(1))} ${minutes === 1 ? "minute" : "minutes"}`;
