"use client";

import { useId } from "react";
import { z } from "zod";
import { TextField } from "../../../app/questions/TextField.client";
import { useAnswerField } from "../../../app/questions/answerField.client";
import { intervalsInWords } from "./intervalsInWords";
import { NumberLine } from "./NumberLine.client";
import { readIntervals } from "./readIntervals";

const DraftSchema = z.object({ kind: z.literal("intervals"), text: z.string() });

/** A line to write intervals into; what was understood stands below it in words and as a picture. */
export default function IntervalsInput() {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const prefix = useId();
  const text = draft?.text ?? "";
  const read = text.trim() === "" ? null : readIntervals(text);
  return (
    <div>
      <TextField
        value={text}
        onChange={(value) => keep({ kind: "intervals", text: value })}
        labelledBy={labelledBy}
        describedBy={`${describedBy} ${prefix}-form ${prefix}-echo`}
        placeholder="(0, 1] u [2, inf)"
        isFaulty={read?.ok === false}
      />
      <p id={`${prefix}-form`} className="mt-1 text-xs text-ink-faint">
        Round brackets leave an end out, square ones keep it. Write u between intervals, inf for infinity and {"{a}"}{" "}
        for a single number.
      </p>
      <div id={`${prefix}-echo`} className="min-h-9 py-1 text-sm">
        {read !== null &&
          (read.ok ? (
            <span className="text-ink">{sentence(intervalsInWords(read.set))}</span>
          ) : (
            <span className="text-partial">{read.fault}</span>
          ))}
      </div>
      {read?.ok === true && <NumberLine set={read.set} />}
    </div>
  );
}

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
