"use client";

import { useState } from "react";
import { Button } from "../../../../ui/Button";
import { ReplyLine, useReply } from "../../../../ui/useReply.client";
import { ShownOnce } from "../ShownOnce.client";
import { makeSignInLink } from "../actions";

/** For somebody who has never signed in, where the school's sign-in cannot be used. */
export function PasswordLink({ address }: { address: { course: string; userId: string } }) {
  const [link, setLink] = useState<string | null>(null);
  const { reply, isBusy, send } = useReply();
  return (
    <div>
      <p className="max-w-prose text-ink-soft">
        They have never signed in. They can use the school’s sign-in with this address, or a link with which they choose
        a password: it works once, for seven days, and only the newest works.
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button
          disabled={isBusy}
          onClick={() =>
            send(
              () => makeSignInLink(address),
              (answer) => {
                setLink(answer.address);
                return null;
              },
            )
          }
        >
          Make a password link
        </Button>
        <ReplyLine reply={reply} />
      </div>
      {link !== null && <ShownOnce address={link} />}
    </div>
  );
}
