"use client";

import { useState } from "react";
import type { ExtensionEffect, ExtensionRow, ExtensionsView } from "#server/extensions";
import { Button } from "../../../../ui/Button";
import { OrderLine } from "../OrderLine";
import { useOrder } from "../useOrder.client";
import { EffectTable } from "./EffectTable";
import { ExtensionForm } from "./ExtensionForm.client";
import { previewRemoval, removeExtension } from "./extensionActions";
import type { Settings } from "./settingNames";

/** Who has other dates; what giving or taking them changes is shown before it is done. */
export function ExtensionsPanel({
  address,
  view,
  timeZone,
  dates,
}: {
  address: { course: string; assignment: string };
  view: ExtensionsView;
  timeZone: string;
  dates: Pick<Settings, "dueAt" | "closesAt">;
}) {
  return (
    <div className="mt-3 space-y-6">
      {view.extensions.length === 0 ? (
        <p className="text-ink-soft">Nobody has one.</p>
      ) : (
        <ul className="hairline-t">
          {view.extensions.map((extension) => (
            <Line key={extension.id} address={address} extension={extension} timeZone={timeZone} />
          ))}
        </ul>
      )}
      <ExtensionForm address={address} view={view} timeZone={timeZone} dates={dates} />
    </div>
  );
}

function Line({
  address,
  extension: { id, holder, isSection, dueAt, closesAt, reason, grantedBy },
  timeZone,
}: {
  address: { course: string; assignment: string };
  extension: ExtensionRow;
  timeZone: string;
}) {
  const order = useOrder();
  const [effect, setEffect] = useState<ExtensionEffect | null>(null);
  const look = async () => {
    const reply = await order.send(previewRemoval({ ...address, extensionId: id }), null);
    setEffect(reply?.effect ?? null);
  };
  return (
    <li className="hairline-b space-y-2 px-2 py-3">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <p className="min-w-0 flex-1 basis-56">
          <span className="font-medium">
            {isSection ? "Section " : ""}
            {holder}
          </span>
          <span className="block text-xs text-ink-faint wrap-anywhere">
            {reason} ({grantedBy})
          </span>
        </p>
        <p className="numbers text-ink-soft">
          due {dueAt.replace("T", " ")}
          {closesAt !== dueAt && `, late until ${closesAt.replace("T", " ")}`}
        </p>
        {effect === null && (
          <Button
            kind="quiet"
            size="small"
            disabled={order.isBusy}
            aria-label={`Take back the extension of ${holder}`}
            onClick={() => void look()}
          >
            Take back …
          </Button>
        )}
      </div>
      {effect !== null && (
        <>
          <EffectTable effect={effect} timeZone={timeZone} />
          <div className="flex flex-wrap gap-2">
            <Button
              disabled={order.isBusy}
              onClick={() => void order.send(removeExtension({ ...address, extensionId: id }), "It was taken back.")}
            >
              Take it back
            </Button>
            <Button kind="quiet" onClick={() => setEffect(null)}>
              Leave it
            </Button>
          </div>
        </>
      )}
      <OrderLine order={order} />
    </li>
  );
}
