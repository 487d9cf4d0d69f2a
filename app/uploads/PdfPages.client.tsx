"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type KeyboardEvent, useEffect, useState } from "react";
import type { UploadedFile } from "#problems/kinds/upload/file";
import { Button } from "../ui/Button";
import { openPdf } from "./openPdf";
import { PdfPage } from "./PdfPage.client";
import type { PageFrame } from "./UploadView.client";
import { ZoomButtons } from "./ZoomButtons.client";

/** The pages of a PDF, one at a time, drawn into the page. Left and right turn them, by button and by key. */
export default function PdfPages({ file, frame }: { file: UploadedFile; frame: PageFrame }) {
  const opened = usePdf(file.id);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  if (opened === null) return <p className="text-ink-faint">Loading</p>;
  if ("message" in opened) return <p className="text-partial">{opened.message}</p>;

  const pages = opened.document.numPages;
  const turnTo = (next: number) => setPage(Math.min(Math.max(next, 1), pages));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 }[event.key];
    // Those in fields, such as that of a comment, move there.
    if (event.target !== event.currentTarget) return;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    // In a page that is wider than its frame the arrows move sideways.
    const isForScrolling = event.key.startsWith("Arrow") && zoom > 1;
    if (step === undefined || !isPlain || isForScrolling) return;
    event.preventDefault();
    turnTo(page + step);
  };
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span role="group" aria-label={`Pages of ${file.name}`} className="inline-flex items-center gap-1">
          <Button size="small" aria-label="Previous page" disabled={page === 1} onClick={() => turnTo(page - 1)}>
            <ChevronLeft className="size-4" aria-hidden="true" />
          </Button>
          <span role="status" className="numbers min-w-20 text-center text-xs text-ink-soft">
            Page {page} of {pages}
          </span>
          <Button size="small" aria-label="Next page" disabled={page === pages} onClick={() => turnTo(page + 1)}>
            <ChevronRight className="size-4" aria-hidden="true" />
          </Button>
        </span>
        <ZoomButtons zoom={zoom} onZoom={setZoom} of={file.name} />
      </div>
      <div
        tabIndex={0}
        role="group"
        aria-label={`${file.name}, page ${page} of ${pages}`}
        onKeyDown={onKeyDown}
        className="max-h-[80vh] overflow-auto rounded border border-line"
      >
        <PdfPage
          key={page}
          {...{ document: opened.document, page, zoom, name: file.name }}
          frame={(picture) => frame({ uploadId: file.id, page, label: `Page ${page} of ${file.name}` }, picture)}
        />
      </div>
    </div>
  );
}

type Opened = { document: PDFDocumentProxy } | { message: string };

/** Null while it loads. */
function usePdf(uploadId: string): Opened | null {
  const [opened, setOpened] = useState<{ uploadId: string; result: Opened } | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    void openPdf(`/api/uploads/${uploadId}`, signal)
      .catch((error: unknown): Opened => ({ message: error instanceof Error ? error.message : String(error) }))
      .then((result) => {
        if (!signal.aborted) setOpened({ uploadId, result });
      });
    return () => controller.abort();
  }, [uploadId]);
  return opened?.uploadId === uploadId ? opened.result : null;
}
