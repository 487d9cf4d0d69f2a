"use client";

import { useState } from "react";
import { Button } from "../../../ui/Button";
import { controlClass } from "../../../ui/controlClass";

/** A link with a secret, which is shown when it is made and never again. */
export function ShownOnce({ address }: { address: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard.writeText(address).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  return (
    <div className="mt-4 rounded bg-sunken p-3" role="status">
      <p className="font-medium">Here is the link. Copy it now: it is not shown again.</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <input
          readOnly
          aria-label="The link"
          value={address}
          onFocus={(event) => event.target.select()}
          className={`${controlClass} flex-1 basis-64 font-mono`}
        />
        <Button onClick={copy}>{isCopied ? "Copied" : "Copy"}</Button>
      </div>
    </div>
  );
}
