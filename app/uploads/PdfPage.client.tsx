"use client";

import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Disclosure } from "../ui/Disclosure";

/** A page may say that it is kilometres wide. */
const mostPixels = 16_000_000;

/** One page, drawn as wide as there is room, times `zoom`. Its text can be read below it. */
export function PdfPage({
  document,
  page,
  zoom,
  name,
  frame: around,
}: {
  document: PDFDocumentProxy;
  page: number;
  zoom: number;
  name: string;
  /** Puts something around the picture of the page. */
  frame: (picture: ReactNode) => ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  const [text, setText] = useState("");
  useEffect(() => {
    const unwanted = new AbortController();
    const { signal } = unwanted;
    const draw = async () => {
      const found = await document.getPage(page);
      if (signal.aborted || canvas.current === null || frame.current === null) return;
      const drawing = drawPage(found, canvas.current, frame.current.clientWidth);
      signal.addEventListener("abort", () => drawing.cancel());
      await drawing.promise;
      const words = await textOf(found);
      signal.throwIfAborted();
      setText(words);
    };
    void draw().catch(() => {
      if (!signal.aborted) setFailed(true);
    });
    return () => unwanted.abort();
  }, [document, page, zoom]);
  if (failed) return <p className="p-3 text-partial">Page {page} cannot be shown here. Save the file to look at it.</p>;
  return (
    <>
      <div ref={frame} style={{ width: `${100 * zoom}%` }}>
        {around(
          <canvas ref={canvas} role="img" aria-label={`Page ${page} of ${name}`} className="block w-full bg-white" />,
        )}
      </div>
      {text !== "" && (
        <div className="px-3">
          <Disclosure summary="Text of this page">
            <p className="max-w-prose break-words whitespace-pre-wrap">{text}</p>
          </Disclosure>
        </div>
      )}
    </>
  );
}

function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number) {
  const { width: ownWidth, height: ownHeight } = page.getViewport({ scale: 1 });
  const wanted = (width / ownWidth) * Math.min(window.devicePixelRatio, 3);
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (ownWidth * ownHeight)));
  const viewport = page.getViewport({ scale });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  return page.render({ canvas, viewport });
}

const longestText = 20_000;

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("");
  return text.trim().slice(0, longestText);
}
