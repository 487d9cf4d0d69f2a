"use client";

import { useId } from "react";
import { z } from "zod";
import { declareSymbols, readExpression } from "numerics/expressions";
import { Echo, type EchoResult } from "../../../app/questions/Echo.client";
import { TextField } from "../../../app/questions/TextField.client";
import { useAnswerField } from "../../../app/questions/answerField.client";
import type { Hill } from "./hills";
import type { ShownHills } from "./kind";
import { hillFields, readHills } from "./readHills";

const DraftSchema = z.object({
  kind: z.literal("hills"),
  hills: z.array(z.object({ height: z.string(), place: z.string(), width: z.string() })),
  smoothing: z.string(),
});
type Draft = z.infer<typeof DraftSchema>;

/** Three numbers a hill and one for the smoothing; the function that they make stands below, typeset. */
export default function HillsInput({ question: { count } }: { question: ShownHills }) {
  const { draft, keep, labelledBy, describedBy } = useAnswerField(DraftSchema);
  const base = useId();
  const answer = draft?.hills.length === count ? draft : blank(count);
  const texts = [...answer.hills.flatMap((hill) => Object.values(hill)), answer.smoothing];
  const keepHill = (index: number, id: keyof Draft["hills"][number], text: string) =>
    keep({ ...answer, hills: answer.hills.map((hill, at) => (at === index ? { ...hill, [id]: text } : hill)) });
  return (
    <div role="group" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <table className="w-full text-left">
        <thead>
          <tr className="hairline-b text-ink-soft">
            <th scope="col" className="py-1.5 pr-3 font-normal">
              Hill
            </th>
            {hillFields.map(({ id, title }) => (
              <th key={id} id={`${base}-${id}`} scope="col" className="py-1.5 pr-3 font-normal">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.hills.map((hill, index) => (
            <tr key={index}>
              <th id={`${base}-hill-${index}`} scope="row" className="py-1.5 pr-3 font-medium">
                <span className="sr-only">Hill </span>
                {index + 1}
              </th>
              {hillFields.map(({ id }) => (
                <td key={id} className="py-1.5 pr-3">
                  <TextField
                    value={hill[id]}
                    onChange={(text) => keepHill(index, id, text)}
                    labelledBy={`${base}-hill-${index} ${base}-${id}`}
                    describedBy={`${base}-echo`}
                    placeholder=""
                    isFaulty={false}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-2 flex items-center gap-3">
        <span id={`${base}-smoothing`} className="text-ink-soft">
          Smoothing σ
        </span>
        <span className="w-32">
          <TextField
            value={answer.smoothing}
            onChange={(smoothing) => keep({ ...answer, smoothing })}
            labelledBy={`${base}-smoothing`}
            describedBy={`${base}-echo`}
            placeholder=""
            isFaulty={false}
          />
        </span>
      </div>
      <div id={`${base}-echo`}>
        <Echo result={texts.some((text) => text.trim() === "") ? null : echoOf(answer)} />
      </div>
    </div>
  );
}

const blank = (count: number): Draft => ({
  kind: "hills",
  hills: Array.from({ length: count }, () => ({ height: "", place: "", width: "" })),
  smoothing: "",
});

const variable = declareSymbols([{ kind: "scalar", name: "x" }]);

/** What was typed as one function of x, or what is wrong with it. */
function echoOf(answer: Draft): EchoResult {
  const read = readHills(answer);
  if (!read.ok) return { fault: read.message };
  const sum = readExpression(read.hills.map(written).join(" + "), variable);
  return sum.ok ? { expression: sum.value.expression, declarations: variable } : { fault: sum.fault.message };
}

function written({ height, place, width }: Hill): string {
  const shifted = place === 0 ? "x" : `(x ${place < 0 ? "+" : "-"} ${Math.abs(place)})`;
  return `${height < 0 ? `(${height})` : height} exp(-${shifted}^2 / (2 * ${width}^2))`;
}
