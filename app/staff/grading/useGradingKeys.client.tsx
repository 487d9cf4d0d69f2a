"use client";

import { useEffect, useEffectEvent, type RefObject } from "react";
import type { RubricView } from "#server/rubrics";
import { commandOf, type GradingCommand, type KeyPlace } from "./gradingKeys";
import type { GradingSession } from "./gradingSession";
import { listedItems, toggleItem, shownRubric } from "./reviewSheet";

/** Hears the keys of the screen, wherever the focus is. */
export function useGradingKeys({
  session,
  screen,
  rubric,
  isHelpOpen,
  onHelp,
  onGroup,
}: {
  session: GradingSession;
  screen: RefObject<HTMLElement | null>;
  rubric: RubricView;
  isHelpOpen: boolean;
  onHelp: () => void;
  onGroup: () => void;
}): void {
  const obey = useEffectEvent((command: GradingCommand) => {
    switch (command.kind) {
      case "toggle":
        return toggleAt(session, rubric, command.place);
      case "finish":
        return void session.finish();
      case "previous":
        return void session.previous();
      case "next":
        return void session.next();
      case "undo":
        return void session.undo();
      case "blind":
        return void session.toggleBlind();
      case "group":
        return onGroup();
      case "help":
        return onHelp();
      case "comment":
      case "edit":
      case "override":
      case "misconceptions":
      case "filter":
        return focusOn(screen.current, command.kind);
      case "leave":
        return leaveField();
    }
  });
  const isAsleep = useEffectEvent(() => isHelpOpen);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandOf(event, placeOf(event.target));
      // An open dialog has its own keys.
      if (command === null || (isAsleep() && command.kind !== "help")) return;
      if (command.kind !== "leave") event.preventDefault();
      obey(command);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Applies the rubric item with this number, or takes it away. */
function toggleAt(session: GradingSession, rubric: RubricView, place: number): void {
  const { work } = session.state();
  if (work === null) return;
  const all = shownRubric(rubric, work.answer);
  const item = listedItems(all)[place - 1];
  if (item === undefined) return;
  const isApplied = work.keeper.state().sheet.rubricItemIds.includes(item.id);
  session.change((sheet) => toggleItem(sheet, item, all), "choice", `${item.text} ${isApplied ? "Off." : "On."}`);
}

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement)) return "page";
  if (target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "radio")) return "choice";
  if (target.isContentEditable || target.matches("input, textarea, select")) return "field";
  if (target.closest("a, button, summary, [role=tab], [role=button]") !== null) return "control";
  return target.scrollWidth > target.clientWidth && target.tabIndex === 0 ? "scroller" : "page";
}

function focusOn(
  screen: HTMLElement | null,
  what: "comment" | "edit" | "override" | "misconceptions" | "filter",
): void {
  const place = screen?.querySelector<HTMLElement>(`[data-${what}]`);
  // A field with things around it.
  const target = place?.querySelector<HTMLElement>("textarea") ?? place ?? null;
  const details = target?.closest("details");
  if (details) details.open = true;
  target?.focus();
  if (target instanceof HTMLInputElement) target.select();
}

function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
