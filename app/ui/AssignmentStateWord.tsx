import { Check, Circle, CircleDot, Clock, Lock } from "lucide-react";
import type { HomeAssignment } from "#server/home";

/** Where a student stands with an assignment, in one word with its icon. */
export function AssignmentStateWord({ assignment }: { assignment: Pick<HomeAssignment, "state" | "progress"> }) {
  const { word, tone, Icon } = describe(assignment);
  return (
    <p className={`flex items-center justify-end gap-1.5 text-xs font-medium sm:justify-start ${tone}`}>
      <Icon className="size-3.5" aria-hidden="true" />
      {word}
    </p>
  );
}

function describe({ state, progress }: Pick<HomeAssignment, "state" | "progress">) {
  if (state === "not-open") return { word: "Not open yet", tone: "text-ink-faint", Icon: Lock };
  if (progress === "full") return { word: "Done", tone: "text-accepted", Icon: Check };
  if (state === "closed") return { word: "Closed", tone: "text-ink-faint", Icon: Lock };
  if (state === "late") return { word: "Late", tone: "text-partial", Icon: Clock };
  if (progress === "in-progress") return { word: "In progress", tone: "text-accent", Icon: CircleDot };
  return { word: "Not started", tone: "text-ink-soft", Icon: Circle };
}
