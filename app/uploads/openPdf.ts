import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Images inside a page with more pixels are left out: a small file can hold one that unpacks to gigabytes. */
const mostImagePixels = 40_000_000;

/**
 * Opens a PDF to draw its pages, until `signal` closes it. What it says runs nowhere: no scripts, no forms, no compiled functions, and nothing is
 * loaded from anywhere.
 *
 * @throws Error in words for people
 */
export async function openPdf(address: string, signal: AbortSignal): Promise<{ document: PDFDocumentProxy }> {
  const data = await readBytes(address, signal);
  const port = new Worker(new URL("./pdf.worker.ts", import.meta.url), { type: "module" });
  // Read at the next call alone: each file has a worker of its own, which ends with it.
  GlobalWorkerOptions.workerPort = port;
  const opening = getDocument({
    ...{ data, isEvalSupported: false, enableXfa: false, useWasm: false, useWorkerFetch: false },
    ...{ maxImageSize: mostImagePixels, verbosity: 0 },
  });
  const close = () => void opening.destroy().finally(() => port.terminate());
  signal.addEventListener("abort", close, { once: true });
  try {
    return { document: await opening.promise };
  } catch (error) {
    close();
    throw new Error(reasonOf(error), { cause: error });
  }
}

async function readBytes(address: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(address, { signal }).catch((error: unknown) => {
    throw new Error("The server cannot be reached. Close this and open it again.", { cause: error });
  });
  if (!answer.ok) throw new Error("This file is not open to you, or you are signed out.");
  return new Uint8Array(await answer.arrayBuffer());
}

function reasonOf(error: unknown): string {
  const isLocked = error instanceof Error && error.name === "PasswordException";
  return isLocked
    ? "This PDF is protected with a password, so nobody can read it here. Hand in one without."
    : "This PDF cannot be shown here. Save it to look at it.";
}
