"use client";

import { ArrowRight, CircleAlert, Eye, EyeOff, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useActionState, useEffect, useId, useRef, useState } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "../ui/Button";
import { refusalMessage } from "./refusalMessage";
import { requestSignIn, signInRoutes } from "./requestSignIn.client";
import type { SignInRoute } from "./requestSignIn.client";

interface DemoPerson {
  role: "student" | "ta" | "instructor";
  name: string;
}

interface Attempt {
  refusal: string | null;
  isByPassword: boolean;
  /** What was typed, so that a refusal does not ask for it again. */
  email: string;
}

const roleNames: Record<DemoPerson["role"], string> = {
  student: "Student",
  ta: "Teaching assistant",
  instructor: "Instructor",
};

// The button stays busy while the next page loads; when that fails it comes back by itself.
const leavingMs = 10_000;

/** Every way to sign in that this server offers, one above the other, the shortest first. */
export function SignInForm({
  leadsTo,
  school,
  demoPeople,
  firstRefusal,
}: {
  /** Path to go to afterwards. */
  leadsTo: string;
  /** Name on the button of the school's identity provider; null when there is none. */
  school: string | null;
  demoPeople: readonly DemoPerson[];
  /** Why an attempt that left this page came back. */
  firstRefusal: string | null;
}) {
  const submit = async (previous: Attempt, form: FormData): Promise<Attempt> => {
    const { route: wanted, ...fields } = Object.fromEntries(
      [...form].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
    );
    const route = isRoute(wanted) ? wanted : "callback/password";
    const tried = { isByPassword: route === "callback/password", email: fields["email"] ?? previous.email };
    const answer = await requestSignIn(route, { ...fields, callbackUrl: leadsTo });
    if ("refusal" in answer) return { refusal: answer.refusal, ...tried };
    location.assign(answer.url);
    await new Promise((resolve) => setTimeout(resolve, leavingMs));
    return { refusal: null, ...tried };
  };
  const [{ refusal, isByPassword, email }, action, isBusy] = useActionState(submit, {
    refusal: firstRefusal,
    isByPassword: false,
    email: "",
  });
  const shownRefusal = isBusy ? null : refusal;

  const passwordField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refusal === "wrong-password") passwordField.current?.focus();
  }, [refusal, isBusy]);

  return (
    <div className="mt-8 flex flex-col gap-6">
      <Refusal refusal={isByPassword ? null : shownRefusal} />

      {demoPeople.length > 0 && (
        <section aria-labelledby="demo-heading">
          <h2 id="demo-heading" className="text-base font-semibold">
            Look around the demo course
          </h2>
          <p className="text-ink-soft">Its people and grades are made up. Come in as</p>
          <ul className="hairline-t mt-3">
            {demoPeople.map(({ role, name }) => (
              <li key={role} className="hairline-b">
                <form action={action}>
                  <input type="hidden" name="route" value="callback/demo" />
                  <input type="hidden" name="role" value={role} />
                  <DemoButton role={roleNames[role]} name={name} isBlocked={isBusy} />
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}

      {school !== null && (
        <form action={action}>
          <input type="hidden" name="route" value="signin/oidc" />
          <SubmitButton kind="primary" isBlocked={isBusy}>
            Continue with {school}
          </SubmitButton>
        </form>
      )}

      {(demoPeople.length > 0 || school !== null) && <Divider>or with e-mail and password</Divider>}

      <form action={action} className="flex flex-col gap-4">
        <input type="hidden" name="route" value="callback/password" />
        <Refusal refusal={isByPassword ? shownRefusal : null} />
        <Field label="E-mail">
          {(id) => (
            <input
              id={id}
              type="email"
              name="email"
              key={email}
              defaultValue={email}
              required
              maxLength={320}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              className={inputClass}
            />
          )}
        </Field>
        <PasswordField ref={passwordField} isWrong={refusal === "wrong-password"} />
        <SubmitButton kind={school === null ? "primary" : "plain"} isBlocked={isBusy}>
          Sign in
        </SubmitButton>
      </form>
    </div>
  );
}

/** Present before it has something to say, so that a screen reader notices when it does. */
function Refusal({ refusal }: { refusal: string | null }) {
  return (
    <div role="alert" className="empty:hidden">
      {refusal !== null && (
        <p className="flex gap-3 rounded bg-wrong-soft px-3 py-2 text-wrong">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {refusalMessage(refusal)}
        </p>
      )}
    </div>
  );
}

// 16 px: a smaller field makes phones zoom in.
const inputClass =
  "h-10 w-full rounded border border-line-strong bg-surface px-3 text-base text-ink hover:border-ink-soft focus-visible:outline-offset-0 pointer-coarse:h-11";

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

function PasswordField({ ref, isWrong }: { ref: React.Ref<HTMLInputElement>; isWrong: boolean }) {
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label="Password">
      {(id) => (
        <div className="relative">
          <input
            ref={ref}
            id={id}
            type={isShown ? "text" : "password"}
            name="password"
            required
            maxLength={256}
            autoComplete="current-password"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={isWrong}
            className={`${inputClass} pr-11`}
          />
          <button
            type="button"
            onClick={() => setIsShown(!isShown)}
            aria-pressed={isShown}
            aria-label="Show password"
            title={isShown ? "Hide password" : "Show password"}
            className="absolute inset-y-0 right-0 flex w-10 items-center justify-center rounded text-ink-faint hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:w-11"
          >
            <Icon className="size-4" aria-hidden="true" />
          </button>
        </div>
      )}
    </Field>
  );
}

/** @param props.isBlocked - some form of the page is being sent; the button turns only when it is its own */
function DemoButton({ role, name, isBlocked }: { role: string; name: string; isBlocked: boolean }) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      disabled={isBlocked}
      className="group -mx-2 flex h-12 w-[calc(100%+1rem)] items-center gap-3 rounded-sm px-2 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2 disabled:text-ink-faint disabled:hover:bg-transparent"
    >
      <span className="font-medium">{role}</span> <span className="truncate text-ink-faint">{name}</span>
      {pending ? (
        <Busy />
      ) : (
        <ArrowRight
          className="ml-auto size-4 shrink-0 text-ink-faint transition-transform group-hover:translate-x-0.5 group-hover:text-accent"
          aria-hidden="true"
        />
      )}
    </button>
  );
}

/** @param props.isBlocked - as of DemoButton */
function SubmitButton({
  kind,
  isBlocked,
  children,
}: {
  kind: "primary" | "plain";
  isBlocked: boolean;
  children: ReactNode;
}) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" kind={kind} disabled={isBlocked} className="relative h-10! w-full pointer-coarse:h-11!">
      {children}
      {pending && (
        <span className="absolute right-3">
          <Busy />
        </span>
      )}
    </Button>
  );
}

const Busy = () => (
  <LoaderCircle className="spinning ml-auto size-4 shrink-0 text-accent" role="img" aria-label="Signing in" />
);

function Divider({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-center gap-3 text-xs text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {children}
    </p>
  );
}

const isRoute = (text: string | undefined): text is SignInRoute => signInRoutes.some((route) => route === text);
