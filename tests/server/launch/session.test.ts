import { once } from "node:events";
import { outputOf, runTypeScript, until } from "./processes";

const start = (work: string) => {
  const child = runTypeScript(`
    import { setTimeout as sleep } from "node:timers/promises";
    import { PlainError } from "./server/launch/plainError";
    import { runSession } from "./server/launch/session";
    runSession("Allclose could not start", async (session) => { ${work} });`);
  const output = outputOf(child);
  const ended = once(child, "close").then(() => ({ code: child.exitCode, signal: child.signalCode }));
  return { child, output, ended };
};

const holdsTwo = `
  session.onEnd({ close: () => session.say("database closed") });
  session.onEnd({ close: async () => { await sleep(700); session.say("web closed"); }, kill: () => console.log("web killed") });
  session.say("ready");
  await session.untilAsked();`;

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s closes what was opened, the last first, and is a good end",
  async (signal) => {
    const { child, output, ended } = start(holdsTwo);
    await until(() => output().includes("ready"));
    child.kill(signal);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(output()).toMatch(/Stopping[^]*web closed\ndatabase closed\n$/);
  },
);

test("the same Ctrl-C coming twice, from the terminal and from npm, counts once", async () => {
  const { child, output, ended } = start(holdsTwo);
  await until(() => output().includes("ready"));
  child.kill("SIGINT");
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(output()).not.toContain("killed");
});

test("a second Ctrl-C ends at once", async () => {
  const { child, output, ended } = start(`
    session.onEnd({ close: () => new Promise(() => setInterval(() => {}, 1000)), kill: () => console.log("killed") });
    session.say("ready");
    await session.untilAsked();`);
  await until(() => output().includes("ready"));
  child.kill("SIGINT");
  await until(() => output().includes("Stopping"));
  await new Promise((resolve) => setTimeout(resolve, 600));
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 130, signal: null });
  expect(output()).toContain("killed");
});

test("Ctrl-C during a step ends after it, closes what it opened, and the next step does not begin", async () => {
  const { child, output, ended } = start(`
    await session.step("Opening", "Opened", async () => {
      session.say("opening");
      await sleep(300);
      session.onEnd({ close: () => session.say("closed") });
    });
    await session.step("Going on", "Gone on", async () => session.say("went on"));`);
  await until(() => output().includes("opening"));
  child.kill("SIGTERM");
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(output()).toContain("closed");
  expect(output()).not.toContain("went on");
});

test("an obstacle is told in its own words, without a stack trace, after closing what was open", async () => {
  const { output, ended } = start(`
    session.onEnd({ close: () => session.say("closed") });
    throw new PlainError("Port 3000 is taken.\\nChoose another one.");`);
  expect(await ended).toEqual({ code: 1, signal: null });
  expect(output()).toContain("Allclose could not start.\nPort 3000 is taken.\nChoose another one.\n");
  expect(output()).toContain("closed");
  expect(output()).not.toMatch(/^\s+at /m);
});

test("what runs beside the work until the end is told of an end by an obstacle too", async () => {
  const { output, ended } = start(`
    const watching = session.untilAsked();
    session.onEnd({ close: () => watching });
    throw new PlainError("The web server does not start.");`);
  expect(await ended).toEqual({ code: 1, signal: null });
  expect(output()).toContain("The web server does not start.");
});

test("a fault of ours says so, and keeps the stack trace in a file", async () => {
  const { output, ended } = start(`throw new TypeError("undefined is not a function");`);
  expect(await ended).toEqual({ code: 1, signal: null });
  expect(output()).toMatch(
    /through a fault of its own\.\nundefined is not a function\nThe details are in .*faults\.log/,
  );
  expect(output()).not.toMatch(/^\s+at /m);
});

test("what fails while closing is told, and the rest is still closed", async () => {
  const { child, output, ended } = start(`
    session.onEnd({ close: () => session.say("first closed") });
    session.onEnd({ close: () => Promise.reject(new PlainError("The database does not stop.")) });
    session.say("ready");
    await session.untilAsked();`);
  await until(() => output().includes("ready"));
  child.kill("SIGTERM");
  expect(await ended).toEqual({ code: 1, signal: null });
  expect(output()).toContain("The database does not stop.");
  expect(output()).toContain("first closed");
});
