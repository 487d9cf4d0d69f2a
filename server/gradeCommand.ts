/**
 * Program: `npm run grade`. Files are graded by the grader alone, which needs no database; a stored grading is replayed by
 * a program that has one. Each is loaded when it is asked for.
 */
export {};

const isReplay = process.argv.some((word) => word === "--replay" || word.startsWith("--replay="));
await (isReplay ? import("./replay") : import("#grader/cli/grade"));
