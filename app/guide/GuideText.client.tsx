"use client";

import { type MouseEvent, useRef, useState } from "react";
import { buttonClass } from "../ui/Button";

/**
 * A text of the guide, whose blocks of code can be copied whole: most of them replace a file.
 *
 * @param html - rendered and sanitised by the server; in its text no tag can be read, so each "<pre" is a block
 */
export function GuideText({ html }: { html: string }) {
  const [outcome, setOutcome] = useState("");
  const lastCopied = useRef<Element>(null);
  const withButtons = html.replaceAll("<pre", `${opening}<pre`).replaceAll("</pre>", "</pre></div>");
  const onClick = async ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest("button[data-copies]") : null;
    const block = button?.parentElement?.querySelector("pre");
    if (button === null || block === null || block === undefined) return;
    const isCopied = await navigator.clipboard.writeText(block.textContent).then(
      () => true,
      () => false,
    );
    if (lastCopied.current !== null) lastCopied.current.textContent = "Copy";
    button.textContent = isCopied ? "Copied" : "Selected";
    lastCopied.current = button;
    if (!isCopied) getSelection()?.selectAllChildren(block);
    setOutcome(isCopied ? "Copied." : "Copying was not allowed. The text is selected.");
  };
  return (
    <>
      <div
        className="prose mt-3"
        onClick={(event) => void onClick(event)}
        dangerouslySetInnerHTML={{ __html: withButtons }}
      />
      <p role="status" className="unseen">
        {outcome}
      </p>
    </>
  );
}

const opening = `<div class="relative"><button type="button" data-copies class="${buttonClass({ size: "small" })} absolute top-1.5 right-1.5">Copy</button>`;
