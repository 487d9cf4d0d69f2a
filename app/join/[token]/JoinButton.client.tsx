"use client";

import { Button } from "../../ui/Button";
import { ReplyLine, useReply } from "../../ui/useReply.client";
import { join } from "./actions";

/** The click that makes somebody a member. */
export function JoinButton({ token }: { token: string }) {
  const { reply, isBusy, send } = useReply();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        kind="primary"
        disabled={isBusy}
        onClick={() =>
          send(
            () => join({ token }),
            ({ address }) => {
              location.assign(address);
              return "You are in.";
            },
          )
        }
      >
        Join the course
      </Button>
      <ReplyLine reply={reply} />
    </div>
  );
}
