"use client";

import { useState } from "react";
import { DiffView } from "../editor/DiffView.client";
import { Button } from "../ui/Button";
import { textOf, type Files } from "./mergeFiles";
import type { KeptWorkspace } from "./workspaceKeeper";

/** Two people changed the same file: both texts side by side, and the choice. Either can be brought back afterwards. */
export function ClashView({
  clashes: { authorName, files: clashes },
  files,
  isPlain,
  onSettle,
}: {
  clashes: NonNullable<KeptWorkspace["clashes"]>;
  files: Files;
  isPlain: boolean;
  onSettle: (file: string, choice: "mine" | "theirs") => void;
}) {
  const [wanted, setWanted] = useState<string | null>(null);
  const clash = clashes.find(({ file }) => file === wanted) ?? clashes[0];
  if (clash === undefined) return null;
  const { file, theirs } = clash;
  const mine = textOf(files, file);
  return (
    <section role="alert" aria-label="Two texts of one file" className="hairline-b bg-partial-soft px-3 py-2 text-xs">
      <p className="text-partial">
        {authorName} saved {file} while you changed it too. Nothing more is saved until you choose; your text is kept on
        this device, and either one can be brought back.
      </p>
      {clashes.length > 1 && (
        <p className="mt-1 flex flex-wrap gap-2">
          {clashes.map((each) => (
            <Button key={each.file} size="small" aria-pressed={each === clash} onClick={() => setWanted(each.file)}>
              {each.file}
            </Button>
          ))}
        </p>
      )}
      <div className="mt-2 h-56 overflow-hidden rounded border border-line">
        <DiffView
          key={file}
          before={theirs ?? ""}
          after={mine ?? ""}
          label={`${file}: ${authorName}’s text and yours`}
          plain={isPlain}
        />
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" onClick={() => onSettle(file, "theirs")}>
          {theirs === null ? `Delete it, as ${authorName} did` : `Use ${authorName}’s`}
        </Button>
        <Button size="small" onClick={() => onSettle(file, "mine")}>
          {mine === null ? "Delete it, as you did" : "Use mine"}
        </Button>
      </div>
    </section>
  );
}
