import type { PlannedState } from "#server/assignmentPlan";

export const stateWords: Record<PlannedState, string> = {
  prepared: "Being prepared",
  announced: "Announced",
  open: "Open",
  closed: "Closed",
};
