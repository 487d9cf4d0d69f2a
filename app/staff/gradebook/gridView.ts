import type { Column, GridData, Row } from "./gridData";

/** What of the gradebook is shown, and in which order. It stands in the address, so a link shows the same. */
export interface View {
  /** Looked for in name, e-mail and section. */
  text: string;
  section: string;
  /** Only students who lack something in a shown column. */
  missingOnly: boolean;
  /** A column's key, or "name". */
  sort: string;
  isDescending: boolean;
  /** Assignments whose items are shown. */
  open: readonly string[];
  hidden: readonly string[];
}

export const plainView: View = {
  ...{ text: "", section: "", missingOnly: false, sort: "name", isDescending: false, open: [], hidden: [] },
};

export function viewFromAddress(params: URLSearchParams): View {
  const list = (name: string): string[] => params.get(name)?.split(".").filter(Boolean) ?? [];
  const sort = params.get("sort") ?? "name";
  return {
    text: params.get("q") ?? "",
    section: params.get("section") ?? "",
    missingOnly: params.has("missing"),
    ...(sort.startsWith("-") ? { sort: sort.slice(1), isDescending: true } : { sort, isDescending: false }),
    open: list("open"),
    hidden: list("hidden"),
  };
}

/** The same address with another view; what else stands in it stays. */
export function addressOfView(view: View, params: URLSearchParams): string {
  const values = {
    q: view.text,
    section: view.section,
    missing: view.missingOnly ? "yes" : "",
    sort: view.sort === "name" && !view.isDescending ? "" : `${view.isDescending ? "-" : ""}${view.sort}`,
    open: view.open.join("."),
    hidden: view.hidden.join("."),
  };
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(values))
    if (value === "") next.delete(name);
    else next.set(name, value);
  const text = next.toString();
  return text === "" ? "" : `?${text}`;
}

/** A column that is shown, with the place of its numbers. */
export type ShownColumn = Column & { index: number };

export const shownColumns = ({ columns }: GridData, { open, hidden }: View): ShownColumn[] =>
  columns
    .map((column, index) => ({ ...column, index }))
    .filter(({ key, under }) => !hidden.includes(key) && (under === null || open.includes(under)));

/** The rows that are shown, in order. Nothing sorts after everything, in both directions. */
export function shownRows(data: GridData, view: View, columns: readonly ShownColumn[]): Row[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const isShown = (row: Row): boolean => {
    const text = `${row.name} ${row.email} ${row.section}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (view.section === "" || row.section === view.section) &&
      (!view.missingOnly || columns.some(({ index }) => isMissing(row, index)))
    );
  };
  const rows = data.rows.filter(isShown);
  const direction = view.isDescending ? -1 : 1;
  const byName = (a: Row, b: Row): number => collator.compare(a.name, b.name) || (a.userId < b.userId ? -1 : 1);
  const place = data.columns.findIndex(({ key }) => key === view.sort);
  if (place === -1) return rows.sort((a, b) => direction * byName(a, b));
  return rows.sort((a, b) => {
    const [left, right] = [a.numbers[place] ?? null, b.numbers[place] ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName(a, b);
    return direction * (left - right) || byName(a, b);
  });
}

const collator = new Intl.Collator("en", { numeric: true });

/** Nothing was handed in that counts or waits. */
const isMissing = (row: Row, index: number): boolean =>
  row.numbers[index] === null && row.marks[index]?.includes("waiting") !== true;

/** Of those who have a number; null when nobody has. */
export function meanAndMedian(rows: readonly Row[], index: number): { mean: number; median: number } | null {
  const numbers = rows.flatMap(({ numbers }) => numbers[index] ?? []).sort((a, b) => a - b);
  if (numbers.length === 0) return null;
  const half = (numbers.length - 1) / 2;
  const median = ((numbers[Math.floor(half)] ?? 0) + (numbers[Math.ceil(half)] ?? 0)) / 2;
  return { mean: numbers.reduce((sum, number) => sum + number, 0) / numbers.length, median };
}

/** The view after a column's heading was chosen: by it, the best first; then the other way round; then by name. */
export function sortedBy(view: View, key: string): View {
  const startsDescending = key !== "name";
  if (view.sort !== key) return { ...view, sort: key, isDescending: startsDescending };
  if (view.isDescending === startsDescending) return { ...view, isDescending: !startsDescending };
  return { ...view, sort: "name", isDescending: false };
}

export const toggled = (keys: readonly string[], key: string): string[] =>
  keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];
