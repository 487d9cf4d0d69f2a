"use client";

import { useState, useTransition } from "react";
import type { Decision, RegradeChoice } from "#server/versionChanges";
import type { ChoiceSummary } from "#server/versionPreview";
import { Button } from "../../../../ui/Button";
import { Link } from "../../../../ui/Link";
import { applyChange } from "../actions";
import { choiceMeanings, choiceWords, counted } from "../words";

const choiceOrder: readonly RegradeChoice[] = ["raise", "all", "none"];

/** Which verdicts are taken, what students are told, and one more question before it happens. */
export function Decide({
  id,
  basedOn,
  choices,
  courseHref,
}: {
  id: string;
  /** What the table above shows: another effect is not applied. */
  basedOn: string;
  choices: Record<RegradeChoice, ChoiceSummary>;
  courseHref: string;
}) {
  const [choice, setChoice] = useState<RegradeChoice>(choices.raise.refusal === null ? "raise" : "all");
  const [notice, setNotice] = useState("");
  const [isAsking, setIsAsking] = useState(false);
  const [message, setMessage] = useState<string>();
  const [isPending, startTransition] = useTransition();
  const { gaining, losing } = choices[choice];
  const apply = (): void =>
    startTransition(async () => {
      try {
        const answer = await applyChange({ id, choice, notice, basedOn });
        setMessage(answer.ok ? decisionWords(answer.decision) : answer.message);
      } catch {
        setMessage("The server cannot be reached, so it is not known whether this was applied. Load the page again.");
      }
      setIsAsking(false);
    });
  return (
    <div className="space-y-5">
      <fieldset className="hairline-t">
        <legend className="unseen">Which answers take their new verdict</legend>
        {choiceOrder.map((each) => (
          <Option
            key={each}
            choice={each}
            summary={choices[each]}
            isChosen={choice === each}
            onChoose={() => {
              setChoice(each);
              setIsAsking(false);
            }}
          />
        ))}
      </fieldset>
      <label className="block">
        <span className="font-medium">Words for the students whose points move</span>
        <span className="block text-xs text-ink-soft">
          They see when their points moved, from what to what, and these words. May stay empty.
        </span>
        <textarea
          value={notice}
          onChange={(event) => setNotice(event.target.value)}
          maxLength={2_000}
          rows={3}
          placeholder="A test asked for more digits than a right answer can have. It is put right."
          className="mt-1 block w-full max-w-[70ch] rounded border border-line-strong bg-paper px-2 py-1.5"
        />
      </label>
      {isAsking ? (
        <div className="flex flex-wrap items-center gap-3 rounded bg-accent-soft px-3 py-2">
          <p className="min-w-0 flex-1 basis-64">
            Apply “{choiceWords[choice]}”: {counted(gaining, "student")} will have more points,{" "}
            {losing === 0 ? "nobody" : counted(losing, "student")} fewer. This is written in the log, and students are
            told.
          </p>
          <Button kind="primary" onClick={apply} disabled={isPending} autoFocus>
            {isPending ? "Applying" : "Apply now"}
          </Button>
          <Button kind="quiet" onClick={() => setIsAsking(false)} disabled={isPending}>
            Back
          </Button>
        </div>
      ) : (
        <Button kind="primary" onClick={() => setIsAsking(true)}>
          Apply “{choiceWords[choice]}”
        </Button>
      )}
      {message !== undefined && (
        <p role="alert" className="max-w-[70ch]">
          {message}{" "}
          <Link href={courseHref} className="text-accent underline underline-offset-2">
            All versions
          </Link>
        </p>
      )}
    </div>
  );
}

function Option({
  choice,
  summary: { gaining, losing, answers, refusal },
  isChosen,
  onChoose,
}: {
  choice: RegradeChoice;
  summary: ChoiceSummary;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <label className="hairline-b flex cursor-pointer gap-3 px-2 py-2.5 has-disabled:cursor-default">
      <input
        type="radio"
        name="choice"
        value={choice}
        checked={isChosen}
        onChange={onChoose}
        disabled={refusal !== null}
        className="mt-1 self-start"
      />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{choiceWords[choice]}</span>
        <span className="block text-ink-soft">{refusal ?? choiceMeanings[choice]}</span>
      </span>
      <span className="numbers shrink-0 text-right text-xs">
        <span className="block text-accepted">{gaining} gain</span>
        <span className={`block ${losing > 0 ? "text-wrong" : "text-ink-soft"}`}>{losing} lose</span>
        <span className="block text-ink-soft">{counted(answers, "new verdict")}</span>
      </span>
    </label>
  );
}

const decisionWords = ({ isMine, by, choice, movedStudents }: Decision): string =>
  isMine
    ? `Applied. Points of ${counted(movedStudents, "student")} moved.`
    : `${by} has applied this already, with “${choiceWords[choice]}”. Your choice changed nothing.`;
