"use client";

import { Download, X } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { fileTypes, sizeInWords, type UploadedFile } from "#problems/kinds/upload/file";
import { Button, buttonClass } from "../ui/Button";
import { Disclosure } from "../ui/Disclosure";
import { ZoomButtons } from "./ZoomButtons.client";

// Only who opens a PDF loads the program that draws it.
const PdfPages = lazy(() => import("./PdfPages.client"));

/** Puts something around the picture of a page, such as the comments on it. Pages count from 1. */
export type PageFrame = (page: { uploadId: string; page: number; label: string }, picture: ReactNode) => ReactNode;

/** Files that were handed in: names, sizes and links to save them, and what is in them when it is opened. */
export function UploadView({
  files,
  onRemove,
  frame = unframed,
}: {
  files: readonly UploadedFile[];
  onRemove?: (id: string) => void;
  frame?: PageFrame;
}) {
  return (
    <ul aria-label="Files" className="space-y-1">
      {files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-start gap-x-2">
          <div className="min-w-0 flex-1 basis-56">
            <FileDetails file={file} frame={frame} />
          </div>
          <a
            href={`/api/uploads/${file.id}`}
            download={file.name}
            className={buttonClass({ size: "small", kind: "quiet" })}
            aria-label={`Save ${file.name}`}
          >
            <Download className="size-4" aria-hidden="true" />
          </a>
          {onRemove !== undefined && (
            <Button size="small" kind="quiet" onClick={() => onRemove(file.id)} aria-label={`Remove ${file.name}`}>
              <X className="size-4" aria-hidden="true" />
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

const unframed: PageFrame = (_, picture) => picture;

function FileDetails({ file, frame }: { file: UploadedFile; frame: PageFrame }) {
  const [isOpened, setIsOpened] = useState(false);
  return (
    <Disclosure
      onOpen={() => setIsOpened(true)}
      summary={
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="min-w-0 font-medium break-all text-ink">{file.name}</span>
          <span className="numbers text-xs text-ink-faint">
            {fileTypes[file.type].words}, {sizeInWords(file.sizeBytes)}
          </span>
        </span>
      }
    >
      {!isOpened ? null : file.type === "pdf" ? (
        <Suspense fallback={<p className="text-ink-faint">Loading</p>}>
          <PdfPages file={file} frame={frame} />
        </Suspense>
      ) : (
        <Picture file={file} frame={frame} />
      )}
    </Disclosure>
  );
}

function Picture({ file, frame }: { file: UploadedFile; frame: PageFrame }) {
  const [zoom, setZoom] = useState(1);
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <p className="text-partial">This picture cannot be shown here. Save it to look at it.</p>;
  // A file of somebody, behind their rights: nothing that a server could resize or keep.
  const picture = (
    // eslint-disable-next-line @next/next/no-img-element
    <img
      src={`/api/uploads/${file.id}`}
      alt={`What was handed in as ${file.name}`}
      onError={() => setIsBroken(true)}
      className="block w-full"
    />
  );
  return (
    <div className="space-y-2">
      <ZoomButtons zoom={zoom} onZoom={setZoom} of={file.name} />
      <div
        tabIndex={0}
        role="group"
        aria-label={`${file.name}, picture`}
        className="max-h-[80vh] overflow-auto rounded border border-line"
      >
        <div style={{ width: `${100 * zoom}%` }}>
          {frame({ uploadId: file.id, page: 1, label: file.name }, picture)}
        </div>
      </div>
    </div>
  );
}
