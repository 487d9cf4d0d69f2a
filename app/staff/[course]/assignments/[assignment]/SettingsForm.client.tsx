"use client";

import { useEffect, useState } from "react";
import type { AssignmentSettingsView, SettingsDescription } from "#server/assignmentSettings";
import { Button } from "../../../../ui/Button";
import { OrderLine } from "../OrderLine";
import { useOrder } from "../useOrder.client";
import { describe, saveSettings } from "./actions";
import { SettingsFields } from "./SettingsFields";
import { differingSettings, type Settings } from "./settingNames";

interface Seen {
  course: string;
  assignment: string;
  revision: number;
}

/** The settings, what they mean to students as they are typed, and what to do when somebody else saved meanwhile. */
export function SettingsForm({ seen, view, timeZone }: { seen: Seen; view: AssignmentSettingsView; timeZone: string }) {
  // Null while nothing was typed: then what is stored is shown, whoever stored it.
  const [typed, setTyped] = useState<{ settings: Settings; over: Settings; revision: number } | null>(null);
  const [newer, setNewer] = useState<AssignmentSettingsView | null>(null);
  const [described, setDescribed] = useState<SettingsDescription | null>(null);
  const order = useOrder();
  const settings = typed?.settings ?? view.settings;
  // Changes of problems raise the revision too; only settings that differ from those typed over are a conflict.
  const isSame = typed === null || isEqual(typed.over, view.settings);
  const revision = isSame ? seen.revision : typed.revision;

  const key = JSON.stringify(typed?.settings ?? null);
  useEffect(() => {
    if (key === "null") return;
    const timer = setTimeout(() => {
      // A meaning that cannot be told now is told with the next change, or when it is saved.
      void describe(seen.course, JSON.parse(key)).then(
        (reply) => setDescribed(reply.ok ? reply : null),
        () => undefined,
      );
    }, 300);
    return () => clearTimeout(timer);
  }, [key, seen.course]);

  const change = (part: Partial<Settings>) =>
    setTyped({
      settings: { ...settings, ...part },
      over: typed?.over ?? view.settings,
      revision: typed?.revision ?? seen.revision,
    });
  const save = async (over: number) => {
    const reply = await order.send(saveSettings({ ...seen, revision: over, settings }), "Saved.");
    if (reply === null) return;
    setNewer(reply.newer);
    if (reply.newer === null) setTyped(null);
  };
  const shown = typed === null ? view.described : (described ?? view.described);
  return (
    <form
      className="mt-4 space-y-8"
      onSubmit={(event) => {
        event.preventDefault();
        void save(revision);
      }}
    >
      <SettingsFields settings={settings} onChange={change} timeZone={timeZone} />
      <Meaning described={shown} />
      {newer !== null && (
        <section
          role="alert"
          className="space-y-2 rounded border border-line-strong bg-partial-soft p-4"
          aria-label="Changed by somebody else"
        >
          <p className="font-medium">
            Somebody else has saved this assignment meanwhile. Nothing of yours was stored yet.
          </p>
          <ul className="list-disc pl-5">
            {differingSettings(newer.settings, settings).map(({ name, theirs, yours }) => (
              <li key={name}>
                {name}: {theirs} there, {yours} here
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-2">
            <Button
              onClick={() => {
                setTyped({ settings: newer.settings, over: newer.settings, revision: newer.revision });
                setNewer(null);
              }}
            >
              Take what is there
            </Button>
            <Button
              disabled={order.isBusy}
              onClick={() => {
                setTyped({ settings, over: newer.settings, revision: newer.revision });
                void save(newer.revision);
              }}
            >
              Store mine instead
            </Button>
          </div>
        </section>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={order.isBusy || shown.faults.length > 0}>
          Save the settings
        </Button>
        {typed !== null && (
          <Button
            kind="quiet"
            onClick={() => {
              setTyped(null);
              setNewer(null);
            }}
          >
            Back to what is stored
          </Button>
        )}
        <OrderLine order={newer === null ? order : { ...order, words: null }} />
      </div>
    </form>
  );
}

const isEqual = (a: Settings, b: Settings): boolean => differingSettings(a, b).length === 0;

function Meaning({ described: { sentences, notes, faults } }: { described: SettingsDescription }) {
  return (
    <section aria-label="What students read" className="rounded bg-sunken px-4 py-3" aria-live="polite">
      <h3 className="font-medium">What students read</h3>
      {faults.length === 0 ? (
        <p className="mt-1 max-w-[70ch] text-ink-soft">{sentences.join(" ")}</p>
      ) : (
        <ul className="mt-1 text-wrong">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p key={note} className="mt-1 max-w-[70ch] text-partial">
          {note}
        </p>
      ))}
    </section>
  );
}
