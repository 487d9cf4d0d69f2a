"use client";

import { useRouter } from "next/navigation";
import { Button } from "../../ui/Button";
import { ReplyLine, useReply } from "../../ui/useReply.client";
import { join } from "./actions";

/** The click that makes somebody a member. */
export function JoinButton({ token }: { token: string }) {
  const { reply, isBusy, send } = useReply();
  const router = useRouter();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        kind="primary"
        disabled={isBusy}
        onClick={() =>
          send(
            () => join({ token }),
            ({ address }) => {
              router.push(address);
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
