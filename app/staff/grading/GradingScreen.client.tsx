"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import type { GradingDeskView } from "#server/gradingDesk";
import { Button } from "../../ui/Button";
import { formatPoints } from "../../ui/points";
import { ActionStrip } from "./ActionStrip.client";
import { AnswerPane } from "./AnswerPane.client";
import { FilterBar } from "./FilterBar.client";
import { type ShownFilter, writeAddress } from "./filter";
import type { GradingActions } from "./gradingActions";
import { GradingSession } from "./gradingSession";
import { KeysHelp } from "./KeysHelp.client";
import { NothingLeft } from "./NothingLeft";
import { PresenceLine } from "./PresenceLine.client";
import { progressWords } from "./progressWords";
import { ReviewPane } from "./ReviewPane.client";
import { useGradingKeys } from "./useGradingKeys.client";
import { useWakefulness } from "./useWakefulness.client";
import { GradedBar } from "./GradedBar";

/** The answers of a part, one after the other: the answer beside the rubric, everything by keyboard. */
export function GradingScreen({
  desk,
  course,
  home,
  timeZone,
  filter,
  startsBlind,
  startsAt,
  actions,
  children,
}: {
  desk: GradingDeskView;
  /** Slug. */
  course: string;
  /** Address of the list of parts. */
  home: string;
  timeZone: string;
  filter: ShownFilter;
  startsBlind: boolean;
  /** The submission of the address. */
  startsAt: string | null;
  actions: GradingActions;
  /** The task. */
  children: ReactNode;
}) {
  const router = useRouter();
  const { part } = desk;
  const address = `${home}/${part.id}`;
  const [session] = useState(
    () =>
      new GradingSession(
        actions,
        {
          ...{ partId: part.id, points: part.points, filter },
          ...{ ring: desk.ring, progress: desk.progress, isBlind: startsBlind },
        },
        {
          now: () => performance.now(),
          isVisible: () => document.visibilityState === "visible",
          onAddress: ({ submissionId, isBlind }) =>
            history.replaceState(null, "", `${address}${writeAddress(filter, { submissionId, isBlind })}`),
        },
      ),
  );
  const { phase, message, work, progress, isBlind, said } = useSyncExternalStore(
    session.subscribe,
    session.state,
    session.state,
  );
  // Who hides names here hides them there.
  const groups = `${address}/groups${writeAddress({ group: filter.group }, { isBlind })}`;
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const screen = useRef<HTMLDivElement>(null);
  const answerStart = useRef<HTMLElement>(null);
  const submissionId = work?.answer.submissionId;

  useEffect(() => {
    // The address changes with every answer, and the session knows already where it is.
    if (session.state().phase === "loading") void session.start(startsAt);
  }, [session, startsAt]);
  useWakefulness(session);
  useGradingKeys({
    session,
    screen,
    rubric: desk.rubric,
    isHelpOpen,
    onHelp: () => setIsHelpOpen((isOpen) => !isOpen),
    onGroup: () => router.push(groups),
  });
  // Who moves on reads the next answer from its beginning, and keys act on it at once.
  useEffect(() => {
    if (submissionId === undefined) return;
    answerStart.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, [submissionId]);

  const showFilter = (chosen: ShownFilter) => {
    void session.close().then(() => router.replace(`${address}${writeAddress(chosen, { isBlind })}`));
  };

  return (
    <div ref={screen} className="flex min-h-full flex-col">
      <header className="hairline-b px-4 pt-4 pb-3 sm:px-6">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="min-w-0 text-lg font-semibold tracking-tight">{part.title}</h1>
          <p className="text-xs text-ink-faint">
            {part.problemTitle} · {formatPoints(part.points)} {part.points === 1 ? "point" : "points"}
          </p>
          <p className="numbers ml-auto text-xs text-ink-soft" data-testid="progress">
            {progressWords(progress)}
          </p>
        </div>
        <GradedBar progress={progress} className="mt-2" />
        <FilterBar
          desk={desk}
          filter={filter}
          isBlind={isBlind}
          onFilter={showFilter}
          onBlind={() => void session.toggleBlind()}
        />
      </header>
      {phase === "loading" && <p className="after-a-moment px-6 py-8 text-ink-faint">Opening an answer</p>}
      {phase === "failed" && (
        <div className="px-6 py-8">
          <p role="alert">{message}</p>
          <Button className="mt-3" onClick={() => void session.start(startsAt)}>
            Try again
          </Button>
        </div>
      )}
      {phase === "done" && (
        <NothingLeft
          progress={progress}
          filter={filter}
          home={home}
          onShowAll={() => showFilter({ status: "graded" })}
        />
      )}
      {phase === "open" && work !== null && (
        <div className="grid flex-1 md:grid-cols-[minmax(0,1fr)_24rem]">
          <section
            ref={answerStart}
            tabIndex={-1}
            aria-label="Answer"
            className="min-w-0 px-4 pb-8 outline-none sm:px-6"
          >
            <PresenceLine work={work} onTakeOver={() => void session.takeOver()} />
            {children}
            <AnswerPane
              key={work.answer.submissionId}
              answer={work.answer}
              {...{ isBlind, timeZone, address, course }}
              snippets={desk.snippets}
              isMine={work.claim.isMine}
              onChange={() => session.readAnew()}
            />
          </section>
          <ReviewPane
            key={`${work.answer.submissionId} ${work.keeper.submissionId}`}
            session={session}
            work={work}
            part={part}
            rubric={desk.rubric}
            {...{ address, course }}
            snippets={desk.snippets}
          />
        </div>
      )}
      <p role="status" className="unseen">
        {said}
      </p>
      <ActionStrip
        session={session}
        isOpen={phase === "open"}
        said={said}
        groups={groups}
        onHelp={() => setIsHelpOpen(true)}
      />
      <KeysHelp isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
    </div>
  );
}
