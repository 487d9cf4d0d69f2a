import { bubblewrap, ensureSystemPackages } from "../systemPackages";
import type { Session } from "./session";

/** Makes sure of what the grader's rooms need. Without it everything else still runs, with grading off. */
export async function ensureSandbox(session: Session): Promise<void> {
  const result = await session.step("Checking what this machine has", "This machine has what it needs", () =>
    ensureSystemPackages([bubblewrap], session),
  );
  switch (result.state) {
    case "there":
      return;
    case "installed":
      session.say(`  Installed ${result.names.join(" and ")}.`);
      return;
    case "missing":
      session.say(
        `\n  Grading is off: ${result.names.join(" and ")} is missing (${result.reason}).\n` +
          "  Answers are kept and graded once it is there. The one command for that:\n\n" +
          `    ${result.command}\n`,
      );
  }
}
