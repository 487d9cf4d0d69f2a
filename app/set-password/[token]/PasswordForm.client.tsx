"use client";

import { useState } from "react";
import { Button, buttonClass } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { ReplyLine, useReply } from "../../ui/useReply.client";
import { setPassword } from "./actions";

// 16 px: a smaller field makes phones zoom in.
const inputClass =
  "h-10 w-full rounded border border-line-strong bg-surface px-3 text-base text-ink hover:border-ink-soft pointer-coarse:h-11";

/** One field: what is typed can be shown, so it need not be typed twice. */
export function PasswordForm({ token, email }: { token: string; email: string }) {
  const [password, setTyped] = useState("");
  const [isShown, setIsShown] = useState(false);
  const [isDone, setIsDone] = useState(false);
  const { reply, isBusy, send } = useReply();
  if (isDone)
    return (
      <div className="mt-3">
        <p className="text-base text-ink-soft" role="status">
          Your password is set. Sign in as {email}.
        </p>
        <p className="mt-6">
          <Link href="/sign-in" className={buttonClass({ kind: "primary" })}>
            Sign in
          </Link>
        </p>
      </div>
    );
  return (
    <form
      className="mt-3 flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send(
          () => setPassword({ token, password }),
          () => {
            setIsDone(true);
            return null;
          },
        );
      }}
    >
      <p className="text-base text-ink-soft">For {email}. The link works once.</p>
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <label className="flex flex-col gap-1">
        <span className="font-medium">Password, at least 10 characters</span>
        <input
          type={isShown ? "text" : "password"}
          required
          minLength={10}
          maxLength={256}
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          value={password}
          onChange={(event) => setTyped(event.target.value)}
          className={inputClass}
        />
      </label>
      <label className="flex items-center gap-3">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => setIsShown(event.target.checked)}
          className="size-4 accent-accent"
        />
        Show what I type
      </label>
      <Button type="submit" kind="primary" disabled={isBusy}>
        Set the password
      </Button>
      <ReplyLine reply={reply} />
    </form>
  );
}
