// @ts-nocheck
"use server";
import { source, verdicts } from "./fixtures";
const started = (globalThis.zzStarted ??= new Map());
export async function save() { return { ok: true, savedAt: Date.now() }; }
export async function submit({ kind, source, clientKey }) { started.set(clientKey, { at: Date.now(), kind, source }); return { ok: true, submissionId: clientKey }; }
export async function load(id) {
  const s = started.get(id);
  if (!s) return { ok: true, submission: { id, kind: "submit", createdAt: new Date(), state: "done", answer: { kind: "code", source: source.replace("-alpha / 2", id === "2" ? "-alpha" : "-alpha / 2") }, verdict: verdicts["wrong-answer"] } };
  const waited = Date.now() - s.at;
  return { ok: true, submission: { id, kind: s.kind, createdAt: new Date(), state: waited > 2500 ? "done" : waited > 800 ? "running" : "queued", answer: { kind: "code", source: s.source }, verdict: waited > 2500 ? verdicts["wrong-answer"] : null } };
}
