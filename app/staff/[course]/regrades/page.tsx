import type { Metadata } from "next";
import Form from "next/form";
import { z } from "zod";
import { requireActor } from "#server/auth";
import { listRegradeRequests, type RegradeRow } from "#server/regradeAnswers";
import { listStaffAssignments } from "#server/staffAssignments";
import { getStaffCourse } from "#server/staffCourse";
import { orNotFound } from "../../../frame/orNotFound";
import { PendingLine } from "../../../frame/PendingLine.client";
import { Button } from "../../../ui/Button";
import { Link } from "../../../ui/Link";
import { Moment } from "../../../ui/Moment.client";
import { StaffFrame } from "../../StaffFrame";
import { claimWords } from "./claimWords";

export const metadata: Metadata = { title: "Regrade requests" };
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ course: string }>;
  searchParams: Promise<Record<string, unknown>>;
}

// What an address says wrongly is left out.
const FiltersSchema = z.object({
  state: z.enum(["open", "granted", "declined"]).optional().catch(undefined),
  assignment: z.string().min(1).max(64).optional().catch(undefined),
});

/** Everything students ask to be looked at again: open requests first. */
export default async function RegradesPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const course = await orNotFound(getStaffCourse(actor, (await params).course));
  const filters = FiltersSchema.parse(await searchParams);
  const [requests, assignments] = await Promise.all([
    listRegradeRequests(actor, course.slug, filters),
    listStaffAssignments(actor, course.slug),
  ]);
  const isFiltered = filters.state !== undefined || filters.assignment !== undefined;
  return (
    <StaffFrame actor={actor} course={course}>
      <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <h1 className="text-xl font-semibold tracking-tight">Regrade requests</h1>
        <Form action={`/staff/${course.slug}/regrades`} className="mt-4 flex flex-wrap items-end gap-3">
          <Choice label="State" name="state" chosen={filters.state}>
            {[
              ["open", "Open"],
              ["granted", "Granted"],
              ["declined", "Declined"],
            ]}
          </Choice>
          <Choice label="Assignment" name="assignment" chosen={filters.assignment}>
            {assignments.map(({ slug, title }) => [slug, title])}
          </Choice>
          <Button type="submit">Filter</Button>
        </Form>
        {requests.length === 0 ? (
          <p className="hairline-t mt-6 py-6 text-ink-soft">
            {isFiltered
              ? "No request is like that."
              : "Nobody has asked for a regrade. Students ask beside their results, for as long as the assignment says."}
          </p>
        ) : (
          <ul className="hairline-t mt-6">
            {requests.map((request) => (
              <Row
                key={request.id}
                request={request}
                timeZone={course.timeZone}
                href={`/staff/${course.slug}/regrades/${request.id}`}
              />
            ))}
          </ul>
        )}
      </div>
    </StaffFrame>
  );
}

function Choice({
  label,
  name,
  chosen,
  children,
}: {
  label: string;
  name: string;
  chosen: string | undefined;
  children: (readonly [value: string, title: string] | string[])[];
}) {
  return (
    <label className="flex min-w-0 flex-col text-xs text-ink-soft">
      {label}
      <select
        name={name}
        defaultValue={chosen ?? ""}
        key={chosen ?? ""}
        className="h-8 max-w-64 rounded border border-line-strong/55 bg-surface px-2 text-sm text-ink pointer-coarse:h-11"
      >
        <option value="">All</option>
        {children.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

const stateWords = { open: "Open", granted: "Granted", declined: "Declined" } as const;
const stateTone = { open: "text-accent", granted: "text-accepted", declined: "text-ink-soft" } as const;

function Row({ request, timeZone, href }: { request: RegradeRow; timeZone: string; href: string }) {
  const { state, studentName, assignmentTitle, problemTitle, partTitle, reason, claim } = request;
  return (
    <li className="hairline-b relative flex flex-wrap items-baseline gap-x-6 gap-y-1 px-2 py-3.5 has-[a:hover]:bg-hover/60">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-base/6 font-medium">
          <Link
            href={href}
            className="after:absolute after:inset-0 after:rounded focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-accent"
          >
            {studentName}: {problemTitle}
            <PendingLine />
          </Link>
        </h2>
        <p className="truncate text-ink-soft">{reason}</p>
        <p className="text-xs text-ink-faint">
          {assignmentTitle} · {partTitle}
          {claim !== "none" && ` · ${claimWords[claim]}`}
        </p>
      </div>
      <p className="text-xs">
        <span className={`font-medium ${stateTone[state]}`}>{stateWords[state]}</span>{" "}
        <span className="text-ink-faint">
          <Moment at={request.answeredAt ?? request.createdAt} timeZone={timeZone} show="distance" />
        </span>
      </p>
    </li>
  );
}
