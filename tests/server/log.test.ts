import { changeEnvironment } from "#server/env";
import { log } from "#server/log";

function linesOf(write: () => void): Record<string, unknown>[] {
  const output = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  write();
  const lines = output.mock.calls.map(([text]) => String(text));
  output.mockRestore();
  return lines.map((line) => {
    expect(line).toMatch(/^[^\n]*\n$/);
    const parsed: unknown = JSON.parse(line);
    return parsed as Record<string, unknown>;
  });
}

beforeEach(() => changeEnvironment({ LOG_LEVEL: "info" }));

test("a line is one JSON object with time, level, event and the given fields", () => {
  const [line] = linesOf(() => log.info("submission accepted", { id: "s1", kind: "submit" }));
  expect(line).toEqual({
    time: expect.any(String) as string,
    level: "info",
    event: "submission accepted",
    id: "s1",
    kind: "submit",
  });
});

test("an error is written with its stack and its causes", () => {
  const [line] = linesOf(() =>
    log.error("failed", { error: new Error("outer", { cause: new TypeError("inner\nline") }) }),
  );
  expect(line?.["error"]).toMatchObject({
    name: "Error",
    message: "outer",
    cause: { name: "TypeError", message: "inner\nline" },
  });
});

test("levels below LOG_LEVEL are left out", () => {
  changeEnvironment({ LOG_LEVEL: "warn" });
  const lines = linesOf(() => {
    for (const write of Object.values(log)) write("something happened");
  });
  expect(lines.map((line) => line["level"])).toEqual(["warn", "error"]);
});
