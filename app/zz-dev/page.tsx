// @ts-nocheck
import { readFileSync } from "node:fs";
import { Frame } from "../frame/Frame";
import { readPreferences } from "../frame/preferences";
import { ProblemHeader } from "../workbench/ProblemHeader";
import { Statement } from "../workbench/Statement";
import { Workbench } from "../workbench/Workbench.client";
import { source, starter, verdicts } from "./fixtures";
import { load, save, submit } from "./actions";

export default async function Page({ searchParams }) {
  const { status, kind = "submit", refs } = await searchParams;
  const verdict = status ? verdicts[status] : null;
  const at = new Date(Date.now() - 3 * 60_000);
  const mk = (id, k, s, sc) => ({ id, kind: k, createdAt: new Date(Date.now() - id * 7 * 60_000), state: "done", status: s, score: sc, maxScore: 4 });
  const item = {
    itemId: "i", title: "Sign descent from an ∞-norm penalty", problem: "linf-penalty-step", timeZone: "Europe/Berlin", points: 4, earned: status ? 3 : null,
    state: "open", dueAt: new Date(Date.now() + 52 * 3600_000), latePolicy: "Late work is accepted for 48 hours and loses 10 % per started day.",
    course: {slug:'c',title:'Numerical methods'}, assignment: {slug:'hw2',title:'Homework 2'}, explanation: 'The best of 3 submissions gives 3 of 4 points.', canSubmit: true, isExtended: false, opensAt: at, closesAt: new Date(Date.now() + 100 * 3600_000), previous: null, next: {slug:'theta-star', title:'The minimiser θ*'}, part: { id: "p" + (status ?? "") , signatures: [{ name: "step" }], starter, draft: status ? { text: source, savedAt: at } : null,
      publicTests: [{ name: "one step worked by hand", points: 1 }, { name: "any gradient in ℝᵈ", points: 2 }], hiddenTestCount: 2, reference: refs ? { source } : null,
      submissions: status ? [mk(1, 'submit', status, 1), mk(2, 'run', 'accepted', 2), mk(3, 'run', 'compile-error', 0), mk(9, 'submit', 'grader-failed', 0)] : [], },
  };
  const latest = verdict ? { id: "1", kind, createdAt: at, state: "done", answer: { kind: "code", source }, verdict } : null;
  const html = readFileSync("app/zz-dev/statement.html", "utf8");
  return (
    <Frame fills actor={{ userId: "u", name: "Mira Okafor", email: "student@demo.allclose.test" }} trail={[{ title: "Numerical methods for machine learning", href: "/" }, { title: "Homework 2", href: "/zz-dev/list" }]}>
      <ProblemHeader item={item} />
      <Workbench item={item} part={item.part} latest={latest} personId="u" actions={{ saveDraft: save, submitAnswer: submit, loadSubmission: load }} preferences={await readPreferences()}>
        <Statement html={html} />
      </Workbench>
    </Frame>
  );
}
