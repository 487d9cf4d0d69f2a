"use client";

import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { BannerLine } from "./BannerLine";

/** Shown while the browser has no connection. */
export function OfflineBanner() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!online && (
        <BannerLine tone="partial" icon={<WifiOff />}>
          You are offline. What you type is kept on this device and saved when the connection is back.
        </BannerLine>
      )}
    </div>
  );
}

function subscribe(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
