"use client";

import { Download, X } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { fileTypes, sizeInWords, type UploadedFile } from "#problems/kinds/upload/file";
import { Button, buttonClass } from "../ui/Button";
import { Disclosure } from "../ui/Disclosure";
import { ZoomButtons } from "./ZoomButtons.client";

// Only who opens a PDF loads the program that draws it.
const PdfPages = lazy(() => import("./PdfPages.client"));

/** Something to put over a page or picture; the place it stands in has its size. Pages count from 1. */
export type PageOverlay = (page: { uploadId: string; page: number }) => ReactNode;

/** Files that were handed in: names, sizes and links to save them, and what is in them when it is opened. */
export function UploadView({
  files,
  onRemove,
  overlay,
}: {
  files: readonly UploadedFile[];
  onRemove?: (id: string) => void;
  overlay?: PageOverlay;
}) {
  return (
    <ul aria-label="Files" className="space-y-1">
      {files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-start gap-x-2">
          <div className="min-w-0 flex-1 basis-56">
            <FileDetails file={file} overlay={overlay} />
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

function FileDetails({ file, overlay }: { file: UploadedFile; overlay: PageOverlay | undefined }) {
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
          <PdfPages file={file} overlay={overlay} />
        </Suspense>
      ) : (
        <Picture file={file} overlay={overlay} />
      )}
    </Disclosure>
  );
}

function Picture({ file, overlay }: { file: UploadedFile; overlay: PageOverlay | undefined }) {
  const [zoom, setZoom] = useState(1);
  const [isBroken, setIsBroken] = useState(false);
  if (isBroken) return <p className="text-partial">This picture cannot be shown here. Save it to look at it.</p>;
  return (
    <div className="space-y-2">
      <ZoomButtons zoom={zoom} onZoom={setZoom} of={file.name} />
      <div
        tabIndex={0}
        role="group"
        aria-label={`${file.name}, picture`}
        className="max-h-[80vh] overflow-auto rounded border border-line"
      >
        <div className="relative" style={{ width: `${100 * zoom}%` }}>
          {/* A file of somebody, behind their rights: nothing that a server could resize or keep. */}
          {/* eslint-disable-next-line @next/next/no-img-element */}
          <img
            src={`/api/uploads/${file.id}`}
            alt={`What was handed in as ${file.name}`}
            onError={() => setIsBroken(true)}
            className="block w-full"
          />
          {overlay !== undefined && <div className="absolute inset-0">{overlay({ uploadId: file.id, page: 1 })}</div>}
        </div>
      </div>
    </div>
  );
}
