import { checkGolden, writeGolden } from "./goldenVerdicts";

/**
 * Program: grades the golden answers under the Node it is started with and compares. Ends with the line
 * "N passed, N failed"; with --write it makes today's verdicts the golden ones instead.
 */
if (process.argv.includes("--write")) {
  await writeGolden();
  process.stdout.write("The golden verdicts are written.\n");
} else {
  const checks = await checkGolden();
  const failed = checks.filter(({ differences }) => differences.length > 0);
  for (const { name, differences } of failed) {
    process.stdout.write(`${name} under Node ${process.versions.node}:\n`);
    for (const { field, before, after } of differences.slice(0, 5))
      process.stdout.write(`  ${field}\n    golden ${shown(before)}\n    now    ${shown(after)}\n`);
    if (differences.length > 5) process.stdout.write(`  and ${differences.length - 5} more fields\n`);
  }
  process.stdout.write(`${checks.length - failed.length} passed, ${failed.length} failed\n`);
  process.exitCode = failed.length === 0 && checks.length > 0 ? 0 : 1;
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value).slice(0, 2_000);
}
