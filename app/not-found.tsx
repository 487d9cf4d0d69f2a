import type { Metadata } from "next";
import { BareFrame } from "./frame/BareFrame";
import { buttonClass } from "./ui/Button";
import { Link } from "./ui/Link";

export const metadata: Metadata = { title: "Not found" };

/** For addresses that lead nowhere, and for things this person may not know of. */
export default function NotFoundPage() {
  return (
    <BareFrame>
      <div className="m-auto max-w-[52ch] px-6 pb-24 text-center">
        <p className="font-mono text-ink-faint">404</p>
        <h1 className="mt-2 text-xl font-semibold tracking-tight">There is nothing here</h1>
        <p className="mt-2 text-ink-soft">
          The address may have a typing mistake, or it leads to a course or an assignment that is not open to you. If
          someone sent you the link, ask them whether you are in that course.
        </p>
        <Link href="/" className={`${buttonClass({ kind: "primary" })} mt-6`}>
          Go to your homework
        </Link>
      </div>
    </BareFrame>
  );
}
