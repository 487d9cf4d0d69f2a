import { pageHealth } from "./pageHealth";

/** Says that this is the demo course. In the top bar, because it is true all the time and must not cost a line. */
export async function DemoChip() {
  const { demo } = await pageHealth();
  if (!demo) return null;
  return (
    <span
      title="Invented people and grades. Anything here may be reset."
      className="shrink-0 rounded-full border border-line-strong/50 px-2 text-xs text-ink-soft max-sm:hidden"
    >
      Demo data
    </span>
  );
}
