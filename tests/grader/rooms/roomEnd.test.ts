import { explainExit } from "#grader/rooms/roomEnd";

const usual = {
  code: null,
  signal: null,
  limits: { memoryLimitMiB: 256, cpuSeconds: 2 },
  elapsedMs: 60_000,
  lastWords: "",
  wasKilledForMemory: false,
};

const heapWords = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory";

test.each([
  ["a normal exit", { code: 0 }, "exit"],
  ["an error", { code: 1, lastWords: "RangeError: Array buffer allocation failed" }, "exit"],
  ["an error whose text says it is about memory", { code: 1, lastWords: heapWords }, "exit"],
  ["an abort without words", { code: 134 }, "exit"],
  ["V8's abort", { code: 134, lastWords: heapWords }, "memory"],
  ["V8's trap", { code: 133, lastWords: "Fatal process out of memory: Zone" }, "memory"],
  ["the C++ library's abort", { code: 134, lastWords: "terminate called after throwing std::bad_alloc" }, "memory"],
  ["a crash without words", { code: 139 }, "memory"],
  ["the kernel's choice when memory runs out", { code: 137, elapsedMs: 10, wasKilledForMemory: true }, "memory"],
  ["SIGXCPU", { code: 152 }, "cpu"],
  ["the hard limit on processor time", { code: 137 }, "cpu"],
  ["an exit code that looks like SIGXCPU before the time can be used up", { code: 152, elapsedMs: 5 }, "exit"],
  ["SIGKILL without bubblewrap around it", { signal: "SIGKILL" as const }, "cpu"],
  ["SIGABRT without bubblewrap around it", { signal: "SIGABRT" as const, lastWords: heapWords }, "memory"],
  ["another signal", { signal: "SIGTERM" as const }, "exit"],
])("%s", (_, exit, cause) => {
  expect(explainExit({ ...usual, ...exit }).cause).toBe(cause);
});
