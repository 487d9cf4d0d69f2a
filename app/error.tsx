"use client";

import { ErrorScreen } from "./frame/ErrorScreen.client";

/** When a page cannot be made, through a fault of ours. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorScreen error={error} reset={reset} />;
}
