import type { AssignmentState } from "#server/assignments";
import { Moment } from "./Moment.client";

/** When it is due, or how long it is still taken, or since when it is closed. */
export function DueLine({
  dates,
}: {
  dates: {
    state: AssignmentState;
    opensAt: Date;
    dueAt: Date;
    closesAt: Date;
    isExtended: boolean;
    timeZone: string;
  };
}) {
  const { state, opensAt, dueAt, closesAt, timeZone } = dates;
  const forYou = dates.isExtended && " · extended for you";
  switch (state) {
    case "not-open":
      return (
        <>
          Opens <Moment at={opensAt} timeZone={timeZone} />
        </>
      );
    case "open":
      return (
        <>
          Due <Moment at={dueAt} timeZone={timeZone} />
          {forYou}
        </>
      );
    case "late":
      return (
        <>
          Was due <Moment at={dueAt} timeZone={timeZone} show="distance" />, taken until{" "}
          <Moment at={closesAt} timeZone={timeZone} />
          {forYou}
        </>
      );
    case "closed":
      return (
        <>
          Closed <Moment at={closesAt} timeZone={timeZone} />
        </>
      );
  }
}
