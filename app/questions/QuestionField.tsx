import { loadInput } from "#problems/kinds/kinds";
import type { QuestionView } from "#server/items";

/** The field of a question's kind. */
export async function QuestionField({ question }: { question: Pick<QuestionView, "kind" | "question"> }) {
  const Input = await loadInput(question.kind);
  // The kind's own `forStudent` made it.
  return <Input question={question.question as never} />;
}
