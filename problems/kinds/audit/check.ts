import type { CheckContext, Checked } from "../kind";
import { recognised } from "../oneRow";
import { checkRepair } from "./checkRepair";
import type { AuditAnswer, AuditPart } from "./part";

/** The mark and, where the claim is not correct, its repair. A repair beside a wrong mark earns nothing. */
export function checkAudit(part: AuditPart, { mark, repair }: AuditAnswer, { seed }: CheckContext): Checked {
  if (mark === "imprecise" && !part.allowsImprecise)
    return { status: "invalid", message: "This claim is marked correct or wrong." };
  const needsRepair = !part.key.includes("correct");
  const markPoints = needsRepair ? part.points * part.markShare : part.points;
  const repairPoints = part.points - markPoints;

  // A repair is read whatever the mark is worth: being malformed must not tell a right mark from a wrong one.
  const isRepaired = mark !== "correct" && repair.trim() !== "";
  const repaired = isRepaired
    ? checkRepair(part.repair, repair, { mistakes: part.mistakes, points: repairPoints, seed })
    : null;
  if (repaired !== null && repaired.status !== "checked") return repaired;

  const markRow = { name: "Your mark", points: markPoints, maxPoints: markPoints };
  const noRepair = (message: string) => ({ name: "Your repair", points: 0, maxPoints: repairPoints, message });
  if (!part.key.includes(mark)) {
    const mistake = part.mistakes.find(({ marks }) => marks.includes(mark));
    const points = markPoints * (mistake?.credit ?? 0);
    const rows = [{ ...markRow, points, message: "The claim deserves another mark." }];
    return {
      status: "checked",
      rows: needsRepair ? [...rows, noRepair("It counts once the mark is right.")] : rows,
      mistakes: mistake === undefined ? [] : [recognised(mistake)],
    };
  }
  if (!needsRepair) return { status: "checked", rows: [markRow], mistakes: [] };
  if (repaired === null)
    return { status: "checked", rows: [markRow, noRepair("The claim is not repaired yet.")], mistakes: [] };
  return { status: "checked", rows: [markRow, ...repaired.rows], mistakes: repaired.mistakes };
}
