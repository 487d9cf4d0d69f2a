import { fuzzStudent } from "./fuzzStudent";
import { fuzzReferee } from "./fuzzReferee";

/**
 * Program: `node server/program.cjs tests/grader/rooms/wireFuzz/run.ts <streams> [<first>]`, of which a tenth go to the
 * referee's side. Ends with one line of counts and exit code 1 if anything was wrong.
 */
const [streams = 1_000_000, first = 0] = process.argv.slice(2).map(Number);
const started = performance.now();
const memory = process.memoryUsage().rss;
const forReferee = Math.floor(streams / 10);
const student = await fuzzStudent(first, streams - forReferee);
const referee = await fuzzReferee(first, forReferee);
const faults = [...student.faults, ...referee.faults];
for (const fault of faults.slice(0, 20)) process.stdout.write(`${fault}\n`);
const total = {
  streams: student.streams + referee.streams,
  accepted: student.accepted + referee.accepted,
  refused: student.refused + referee.refused,
  faults: faults.length,
  seconds: Math.round((performance.now() - started) / 1_000),
  grownMiB: Math.round((process.memoryUsage().rss - memory) / 1024 ** 2),
};
process.stdout.write(`${JSON.stringify(total)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
