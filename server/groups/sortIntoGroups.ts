import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type ExpressionForm, sameForm } from "./expressionForm";
import type { GroupKey } from "./groupKey";

/** Answers that behave the same. */
export interface AnswerGroup {
  /** The same as long as the group means the same, whoever is in it. */
  key: string;
  label: string;
  /** In the order in which they were given. */
  submissionIds: string[];
}

export interface KeyedAnswer {
  submissionId: string;
  /** Undefined for an answer that is a group of its own. */
  key: GroupKey | undefined;
  /** Names the group of an answer without a key. */
  label: string;
}

/**
 * Puts every answer into one group, the largest first. Expressions are compared with the first member of a group, so its
 * members agree with that one. Others get their turn in between: a class of answers can take a while to compare.
 */
export async function sortIntoGroups(answers: readonly KeyedAnswer[]): Promise<AnswerGroup[]> {
  const groups: OpenGroup[] = [];
  const byKey = new Map<string, OpenGroup[]>();
  for (const [index, answer] of answers.entries()) {
    if (index % 16 === 15) await setImmediate();
    const { submissionId, key: found } = answer;
    if (found === undefined) {
      groups.push({
        key: `one:${submissionId}`,
        label: answer.label,
        detail: "",
        leader: [],
        submissionIds: [submissionId],
      });
      continue;
    }
    const rivals = byKey.get(found.key) ?? [];
    const own = rivals.find(({ leader }) => sameForms(leader, found.expressions));
    if (own !== undefined) {
      own.submissionIds.push(submissionId);
      continue;
    }
    const { label, detail, expressions: leader } = found;
    const group = { key: nameOf(found, rivals), label, detail, leader, submissionIds: [submissionId] };
    groups.push(group);
    byKey.set(found.key, [...rivals, group]);
  }
  return told(groups).sort(
    (a, b) => b.submissionIds.length - a.submissionIds.length || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
  );
}

interface OpenGroup extends AnswerGroup {
  detail: string;
  leader: readonly ExpressionForm[];
}

const sameForms = (left: readonly ExpressionForm[], right: readonly ExpressionForm[]): boolean =>
  left.length === right.length &&
  left.every((form, at) => {
    const other = right[at];
    return other !== undefined && sameForm(form, other);
  });

/** By the values of its expressions. Where two groups differ in later digits alone, by how they are written as well. */
function nameOf({ key, expressions }: GroupKey, rivals: readonly OpenGroup[]): string {
  const name = digest([key, expressions.map(({ hash }) => hash)]);
  const isTaken = rivals.some((rival) => rival.key === name);
  return isTaken ? digest([key, expressions.map(({ text }) => text)]) : name;
}

const digest = (content: unknown): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 32);

/** Groups that would have the same name say how they differ, where that can be said. */
function told(groups: readonly OpenGroup[]): AnswerGroup[] {
  const times = new Map<string, number>();
  for (const { label } of groups) times.set(label, (times.get(label) ?? 0) + 1);
  return groups.map(({ key, label, detail, submissionIds }) => {
    const isTold = times.get(label) === 1 || detail === "" || detail === label;
    return { key, label: isTold ? label : `${label}: ${detail}`, submissionIds };
  });
}
