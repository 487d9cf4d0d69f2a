"use client";

import { Button } from "../../../../../ui/Button";
import { ReplyLine, useReply } from "../../../../../ui/useReply.client";
import { stopMaking } from "../../actions";

/** Ends what waits or is under way. */
export function StopButton({ id }: { id: string }) {
  const { reply, isBusy, send } = useReply();
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Button
        size="small"
        disabled={isBusy}
        onClick={() =>
          send(
            () => stopMaking(id),
            () => null,
          )
        }
      >
        Stop
      </Button>
      {reply !== null && <ReplyLine reply={reply} className="text-xs" />}
    </span>
  );
}
