import type { StudentDiagnosis } from "#server/studentVerdict";

/** What to look at first, for whoever wants to find the rest alone. */
const kindWords: Readonly<Record<NonNullable<StudentDiagnosis["kind"]>, string>> = {
  sign: "a matter of sign",
  factor: "a matter of a factor",
  formula: "a matter of the formula",
  order: "a matter of order and count",
  index: "a matter of which is which",
  "edge-case": "a matter of an edge case",
  randomness: "a matter of how numbers are drawn",
  memory: "a matter of shared memory",
  budget: "a matter of how often",
};

/**
 * The named mistake, as prose: it is the most useful thing on the screen, so it is not boxed in red.
 *
 * @param level - of its heading, below the one it stands under
 */
export function DiagnosisView({ diagnosis, level = 3 }: { diagnosis: StudentDiagnosis; level?: 3 | 4 }) {
  const Heading = level === 3 ? "h3" : "h4";
  return (
    <section aria-label={`Known mistake: ${diagnosis.title}`} className="border-l-2 border-accent pl-3">
      <div className="mb-1 flex flex-wrap items-baseline gap-x-2">
        <Heading className="font-semibold">{diagnosis.title}</Heading>
        {diagnosis.kind !== undefined && <p className="text-xs text-ink-faint">{kindWords[diagnosis.kind]}</p>}
      </div>
      <div
        className="prose prose-small text-ink-soft"
        // Rendered from the author's Markdown by the publishing pipeline, which sanitises it.
        dangerouslySetInnerHTML={{ __html: diagnosis.feedbackHtml }}
      />
    </section>
  );
}
