import type { DrawnFigure } from "../results/figures/drawnFigure";
import { initialValues, readValues, settledValues, writeQuery, type Fields, type StateOf, type Values } from "./fields";
import type { RingPicture } from "./ringPicture";

/** What is to be seen in one state. */
export interface View {
  /** The first is the main one. */
  pictures: readonly (DrawnFigure | RingPicture)[];
  /** The same in words, with the numbers of this state. */
  sentence: string;
}

/** A state worth looking at. */
export interface Suggestion {
  label: string;
  values: Values;
}

/** A figure that a reader changes, on the engine that also grades. Nothing here knows React or the server. */
export interface Explorer {
  /** Its address below /explorers. */
  slug: string;
  title: string;
  summary: string;
  /** What to look for, a few sentences. */
  introduction: string;
  /** The problems it belongs to. */
  problems: readonly string[];
  fields: Fields;
  suggestions: readonly Suggestion[];
  initial: Values;
  /** The state of an address, and a sentence for everything that it asks in vain. */
  open: (query: Readonly<Record<string, unknown>>) => { values: Values; refused: string[] };
  /** These values, each within what the others leave it. */
  settle: (values: Values) => Values;
  /** @param found - what `search.find` gave for this state, as soon as it is there */
  look: (values: Values, found?: unknown) => View;
  /** What takes too long for the page itself and is found beside it. */
  search?: Search;
}

interface Search {
  /** What decides about what is found, as a query; undefined where nothing needs to be found. */
  questionOf: (values: Values) => string | undefined;
  find: (values: Values) => unknown;
  /** What is being done, for the time until it is there. */
  waiting: string;
}

interface Definition<F extends Fields, Key extends keyof F & string, Found> {
  slug: string;
  title: string;
  summary: string;
  introduction: string;
  problems: readonly string[];
  fields: F;
  suggestions: readonly { label: string; values: Partial<StateOf<F>> }[];
  look: (state: StateOf<F>, found: Found | undefined) => View;
  search?: {
    by: readonly Key[];
    when?: (state: StateOf<F>) => boolean;
    find: (question: Pick<StateOf<F>, Key>) => Found;
    waiting: string;
  };
}

/** Hides the types of one explorer's own state, so that a page can hold any of them. */
export function defineExplorer<F extends Fields, Key extends keyof F & string = never, Found = undefined>(
  definition: Definition<F, Key, Found>,
): Explorer {
  const { fields, look, search, suggestions, ...words } = definition;
  const initial = initialValues(fields);
  const settle = (values: Values) => settledValues(fields, values);
  return {
    ...words,
    fields,
    initial,
    suggestions: suggestions.map(({ label, values }) => ({
      label,
      values: settle({ ...initial, ...values }),
    })),
    open: (query) => readValues(fields, query),
    settle,
    // Values come from `open`, from the fields themselves or from a suggestion: each is of its field's kind.
    look: (values, found) => look(values as StateOf<F>, found as Found | undefined),
    ...(search && {
      search: {
        questionOf: (values) =>
          search.when?.(values as StateOf<F>) === false
            ? undefined
            : writeQuery(Object.fromEntries(search.by.map((key) => [key, values[key] ?? ""]))),
        find: (values) => search.find(values as StateOf<F>),
        waiting: search.waiting,
      },
    }),
  };
}
