"use client";

import { ErrorScreen } from "./frame/ErrorScreen.client";
import "./globals.css";

/** When not even the document around the pages can be made. */
export default function GlobalErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something failed · Allclose</title>
        <ErrorScreen error={error} reset={reset} />
      </body>
    </html>
  );
}
