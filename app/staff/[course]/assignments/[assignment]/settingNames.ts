import type { AssignmentSettingsView } from "#server/assignmentSettings";

export type Settings = AssignmentSettingsView["settings"];

const names: Record<keyof Settings, string> = {
  title: "Title",
  opensAt: "Opens",
  dueAt: "Due",
  closesAt: "Late work until",
  latePercentPerDay: "Percent a day",
  graceDays: "Days that cost nothing",
  counts: "Answer that counts",
  dropLowest: "Problems left out",
  timeLimitMinutes: "Minutes",
  solutionsReleaseAt: "Solutions from",
  holdsReviews: "Reviews are held",
  reviewsReleaseAt: "Reviews from",
  regradeDays: "Days for regrades",
  regradeQuota: "Regrade requests",
};

/** What differs between two settings, in words. */
export function differingSettings(
  theirs: Settings,
  yours: Settings,
): { name: string; theirs: string; yours: string }[] {
  return (Object.keys(names) as (keyof Settings)[])
    .filter((key) => theirs[key] !== yours[key])
    .map((key) => ({ name: names[key], theirs: inWords(theirs[key]), yours: inWords(yours[key]) }));
}

function inWords(value: Settings[keyof Settings]): string {
  if (value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? String(value) : value.replace("T", " ");
}
