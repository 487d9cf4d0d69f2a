import { tickText } from "../results/figures/plotFrame";
import { coordinatesOf, type Rail, type Spans } from "./handleMoves";

/** Says in words how the handles move. */
export function MovingHint({ spans, rail }: { spans: Spans; rail: Rail }) {
  const [first] = coordinatesOf(rail, spans);
  if (first === undefined) return null;
  const { coarse, fine } = first.steps;
  return (
    <p className="max-w-[60ch] text-xs text-ink-soft">
      Drag a point, or focus it and use the arrow keys: steps of {tickText(coarse)}, with Shift of {tickText(fine)}. The
      table is the same answer in numbers.
    </p>
  );
}
