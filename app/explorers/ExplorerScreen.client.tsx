"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "../ui/Button";
import { FigureView } from "../results/figures/FigureView.client";
import { findExplorer } from "./catalog";
import { CopyLink } from "./CopyLink.client";
import type { Explorer, View } from "./explorer";
import { FieldControl } from "./FieldControl.client";
import { writeQuery, type Values } from "./fields";
import { RingDrawing } from "./RingDrawing";
import { useSearch } from "./useSearch.client";

/** An explorer at work: its pictures, what sets them, and in words what they show. The address always leads back here. */
export function ExplorerScreen({ slug }: { slug: string }) {
  const explorer = findExplorer(slug);
  const query = useSearchParams();
  if (explorer === undefined) return null;
  return <Screen explorer={explorer} query={Object.fromEntries(query)} />;
}

function Screen({ explorer, query }: { explorer: Explorer; query: Readonly<Record<string, string>> }) {
  const [{ values, refused }, setOpened] = useState(() => explorer.open(query));
  const search = useSearch(explorer, values);
  useAddress(values, explorer.initial);
  const isInBrowser = useIsInBrowser();
  const set = (change: Values) => setOpened({ values: explorer.settle({ ...values, ...change }), refused: [] });

  // Only in a browser: another machine's sines may differ in the last digit, and a chaotic path shows it.
  const view = isInBrowser ? explorer.look(values, search.state === "found" ? search.found : undefined) : undefined;
  const waiting = search.state === "searching" ? explorer.search?.waiting : undefined;
  return (
    <div className="mt-6 grid gap-x-10 gap-y-6 md:grid-cols-[minmax(0,1fr)_19rem]">
      {refused.length > 0 && (
        <div role="status" className="space-y-1 rounded bg-partial-soft px-3 py-2 text-partial md:col-span-2">
          {refused.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <section aria-label="Picture" className="min-h-80 min-w-0 md:min-h-112">
        {view && <Picture picture={view.pictures[0]} />}
        <p role="status" className="min-h-5 text-xs text-ink-soft">
          {search.state === "failed"
            ? "This could not be computed here. Change a setting to try again."
            : isInBrowser && waiting}
        </p>
      </section>
      <section aria-label="Settings" className="space-y-4 md:row-span-2">
        {Object.entries(explorer.fields).map(([key, field]) => (
          <FieldControl
            key={key}
            name={key}
            field={field}
            values={values}
            onChange={(value) => set({ [key]: value })}
          />
        ))}
        <div className="flex flex-wrap gap-2">
          <CopyLink query={writeQuery(values)} />
          <Button size="small" kind="quiet" onClick={() => set(explorer.initial)}>
            Start afresh
          </Button>
        </div>
        <div>
          <h2 className="text-xs font-semibold text-ink-soft">Worth a look</h2>
          <ul className="mt-1.5 flex flex-wrap gap-1.5 md:flex-col md:items-start">
            {explorer.suggestions.map(({ label, values: suggested }) => (
              <li key={label}>
                <Button
                  size="small"
                  className="h-auto min-h-7 py-1 text-left whitespace-normal!"
                  onClick={() => set(suggested)}
                >
                  {label}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </section>
      <section aria-label="What is seen" className="min-w-0 space-y-6">
        {view && (
          <>
            <p className="numbers max-w-[68ch] text-base/6">{unbroken(view.sentence)}</p>
            <Announcement sentence={view.sentence} />
            {view.pictures.slice(1).map((picture) => (
              <Picture key={picture.kind + picture.title} picture={picture} />
            ))}
          </>
        )}
      </section>
    </div>
  );
}

/** An equation stays on one line. */
const unbroken = (sentence: string): string => sentence.replaceAll(/ (=|·) /g, "\u00a0$1\u00a0");

const largest = { width: 640, height: 420 };

function Picture({ picture }: { picture: View["pictures"][number] | undefined }) {
  if (picture === undefined) return null;
  return picture.kind === "ring" ? <RingDrawing ring={picture} /> : <FigureView figure={picture} largest={largest} />;
}

/** Reads the sentence out once somebody has stopped changing things, and not for the state they came to. */
function Announcement({ sentence }: { sentence: string }) {
  const [said, setSaid] = useState({ sentence, isChanged: false });
  useEffect(() => {
    if (said.sentence === sentence) return undefined;
    const timer = setTimeout(() => setSaid({ sentence, isChanged: true }), 1_000);
    return () => clearTimeout(timer);
  }, [said, sentence]);
  return (
    <p role="status" className="unseen">
      {said.isChanged && said.sentence}
    </p>
  );
}

/** Keeps the address that of the state, at a pace that browsers allow. */
function useAddress(values: Values, initial: Values): void {
  const [opened] = useState(values);
  useEffect(() => {
    const isUntouched = values === opened && location.search === "";
    if (isUntouched) return undefined;
    const query = writeQuery(values);
    const timer = setTimeout(() => {
      history.replaceState(null, "", query === writeQuery(initial) ? location.pathname : `?${query}`);
    }, 250);
    return () => clearTimeout(timer);
  }, [values, opened, initial]);
}

const never = () => () => undefined;

const useIsInBrowser = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
