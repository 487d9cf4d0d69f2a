import { CircleCheck, CircleX } from "lucide-react";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { currentActor } from "#server/auth";
import { getHealth, type HealthView } from "#server/health";
import { BareFrame } from "../frame/BareFrame";
import { Moment } from "../ui/Moment.client";
import { Reload } from "./Reload.client";

export const metadata: Metadata = { title: "Health" };
export const dynamic = "force-dynamic";

/**
 * For whoever runs the installation: what works, what does not, and the command that mends it. Open to everyone; what
 * tells about machines is for people who have signed in, as with /api/health.
 */
export default async function HealthPage() {
  const health = await getHealth();
  const isSignedIn = health.database.ok && (await currentActor()) !== null;
  return (
    <BareFrame>
      <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6">
        <h1 className="flex items-center gap-2.5 text-xl font-semibold tracking-tight">
          <Mark ok={health.ok} />
          {health.ok ? "Everything works" : "Something needs attention"}
        </h1>
        <dl className="hairline-t mt-6">
          <Fact name="Database" ok={health.database.ok}>
            {health.database.ok ? "Answers." : "Does not answer. Look at its log, and whether the disk is full."}
          </Fact>
          <Fact name="Files" ok={health.files.ok}>
            {isSignedIn ? health.files.detail : health.files.ok ? "Can be had." : "Some cannot be had."}
          </Fact>
          <Fact name="Grading" ok={health.grading.state === "on"}>
            {isSignedIn ? (
              <>
                <p>{health.grading.detail}</p>
                {health.grading.remedy !== undefined && <Command text={health.grading.remedy} />}
              </>
            ) : (
              `It is ${health.grading.state}.`
            )}
          </Fact>
          <Fact name="Waiting" ok={health.queue.oldestSeconds < 60}>
            {queueInWords(health.queue)}
          </Fact>
          <Fact name="Set aside" ok={health.setAside.lastDay === 0}>
            <SetAside setAside={health.setAside} showsEach={isSignedIn} />
          </Fact>
          {isSignedIn && (
            <>
              <Fact name="Workers" ok={health.workers.some((worker) => worker.gradingOn)}>
                <Workers workers={health.workers} />
              </Fact>
              <Fact name="Self-test" ok={health.selfTest?.ok === true}>
                <SelfTest selfTest={health.selfTest} />
              </Fact>
            </>
          )}
        </dl>
        <p className="mt-6 text-xs text-ink-faint">
          The same as JSON, for monitoring:{" "}
          <a href="/api/health" className="rounded-sm font-mono text-accent underline underline-offset-2">
            /api/health
          </a>
          . <Reload everySeconds={10} />
        </p>
      </div>
    </BareFrame>
  );
}

function Fact({ name, ok, children }: { name: string; ok: boolean; children: ReactNode }) {
  return (
    <div className="hairline-b grid gap-x-6 gap-y-1 px-1 py-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="flex items-center gap-2 font-medium">
        <Mark ok={ok} />
        {name}
      </dt>
      <dd className="space-y-2 text-ink-soft">{children}</dd>
    </div>
  );
}

function Mark({ ok }: { ok: boolean }) {
  return (
    <>
      {ok ? (
        <CircleCheck className="size-[1.15em] shrink-0 text-accepted" aria-hidden="true" />
      ) : (
        <CircleX className="size-[1.15em] shrink-0 text-ours" aria-hidden="true" />
      )}
      <span className="unseen">{ok ? "works:" : "needs attention:"}</span>
    </>
  );
}

function Command({ text }: { text: string }) {
  return (
    <pre tabIndex={0} className="overflow-x-auto rounded bg-sunken px-3 py-2 font-mono text-xs text-ink select-all">
      {text}
    </pre>
  );
}

function queueInWords({ waiting, regrades, oldestSeconds }: HealthView["queue"]): string {
  const behind = regrades === 0 ? "" : ` ${counted(regrades, "regrade")} behind.`;
  if (waiting === 0) return `Nothing waits to be graded.${behind}`;
  return `${counted(waiting, "submission")} waiting, the oldest for ${Math.round(oldestSeconds)} s.${behind}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

function roomsInWords({ warm, kept, busy, limit }: NonNullable<HealthView["workers"][number]["rooms"]>): string {
  return `Rooms: ${warm} of ${kept} warm, ${busy} of ${limit} in use.`;
}

function SetAside({
  setAside: { lastDay, latest },
  showsEach,
}: {
  setAside: HealthView["setAside"];
  showsEach: boolean;
}) {
  if (lastDay === 0) return "Nothing failed on our side in the last 24 hours.";
  return (
    <>
      <p>{counted(lastDay, "submission")} could not be graded in the last 24 hours, by a fault of ours.</p>
      {showsEach && (
        <ul className="space-y-1 text-xs text-ink-faint">
          {latest.map(({ submissionId, incidentId, at }) => (
            <li key={incidentId} className="break-words">
              <Moment at={at} timeZone="UTC" />, incident <span className="font-mono select-all">{incidentId}</span>,
              submission <span className="font-mono select-all">{submissionId}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Workers({ workers }: { workers: HealthView["workers"] }) {
  if (workers.length === 0) return "None is running.";
  return (
    <ul className="space-y-2">
      {workers.map((worker) => (
        <li key={worker.id}>
          <span className="font-mono text-ink">{worker.id}</span>, {worker.gradingOn ? "grading" : "not grading"}, since{" "}
          <Moment at={worker.startedAt} timeZone="UTC" />
          <span className="block text-xs text-ink-faint">
            {worker.detail}
            {worker.engine !== null && ` Engine ${worker.engine}.`}
            {worker.rooms !== null && ` ${roomsInWords(worker.rooms)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function SelfTest({ selfTest }: { selfTest: HealthView["selfTest"] }) {
  if (selfTest === null) return "No living worker has reported one.";
  const failed = selfTest.probes.filter((probe) => !probe.ok).length;
  return (
    <>
      <p>
        {failed === 0
          ? `All ${selfTest.probes.length} attempts to break out were refused.`
          : `${failed} of ${selfTest.probes.length} attempts to break out did not meet the refusal they should.`}{" "}
        Tried <Moment at={new Date(selfTest.at)} timeZone="UTC" show="distance" />.
      </p>
      <details open={failed > 0}>
        <summary className="w-fit rounded-sm text-accent underline underline-offset-2">Each attempt</summary>
        <ul className="mt-2 space-y-1.5">
          {selfTest.probes.map((probe) => (
            <li key={probe.name} className="flex items-start gap-2">
              <span className="mt-0.5">
                <Mark ok={probe.ok} />
              </span>
              <span className="min-w-0">
                <span className="text-ink">{probe.name}</span>
                <span className="block text-xs break-words text-ink-faint">
                  {probe.ok ? probe.got : `expected ${probe.expected}, got ${probe.got}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
