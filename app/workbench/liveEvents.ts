import { z } from "zod/mini";

const LiveTestSchema = z.object({
  name: z.string(),
  visibility: z.enum(["public", "hidden", "after-due"]),
  status: z.enum(["passed", "failed"]),
  points: z.number(),
  maxPoints: z.number(),
});

const StateSchema = z.object({
  state: z.enum(["queued", "running", "done"]),
  tests: z.optional(z.array(LiveTestSchema)),
});

/** A test that has finished while the submission is still being graded. */
export type LiveTest = z.infer<typeof LiveTestSchema>;

export type LiveEvent =
  { kind: "test"; test: LiveTest } | { kind: "state"; isRunning: boolean; tests: LiveTest[] } | { kind: "done" };

/** One message of /api/submissions/[id]/events; null for one that this page does not understand. */
export function readLiveEvent(type: string, data: unknown): LiveEvent | null {
  if (type === "done") return { kind: "done" };
  const value = parseJson(data);
  if (type === "test") {
    const test = LiveTestSchema.safeParse(value);
    return test.success ? { kind: "test", test: test.data } : null;
  }
  const state = StateSchema.safeParse(value);
  if (!state.success) return null;
  if (state.data.state === "done") return { kind: "done" };
  return { kind: "state", isRunning: state.data.state === "running", tests: state.data.tests ?? [] };
}

function parseJson(data: unknown): unknown {
  if (typeof data !== "string") return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
