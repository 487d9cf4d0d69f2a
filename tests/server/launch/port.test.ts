import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import type { Server } from "node:net";
import { once } from "node:events";
import { messageOf } from "#server/launch/thrown";
import { freePort, requireFreePort } from "#server/launch/port";

let server: Server | undefined;
afterEach(async () => {
  server?.close();
  if (server !== undefined) await once(server, "close");
  server = undefined;
});

async function listen(made: Server, host: string): Promise<number> {
  server = made;
  const port = await freePort();
  made.listen(port, host);
  await once(made, "listening");
  return port;
}

/** A program that speaks something else, and hangs up. */
const stranger = () => createServer((socket) => socket.destroy());

test("a free port passes", async () => {
  await expect(requireFreePort("127.0.0.1", await freePort(), "npm start")).resolves.toBeUndefined();
});

test.each(["127.0.0.1", "0.0.0.0", "::1"])(
  "a port that a stranger holds on %s is refused, with another one to use",
  async (host) => {
    const port = await listen(stranger(), host);
    await expect(requireFreePort("127.0.0.1", port, "npm start")).rejects.toThrow(
      new RegExp(`^Port ${port} is taken by another program on this machine\\.\n.*PORT=\\d+ npm start$`),
    );
  },
);

test("the port offered instead is free", async () => {
  const port = await listen(stranger(), "127.0.0.1");
  const message = await requireFreePort("127.0.0.1", port, "npm start").then(() => "", messageOf);
  const offered = Number(/PORT=(\d+)/.exec(message)?.[1]);
  await expect(requireFreePort("127.0.0.1", offered, "npm start")).resolves.toBeUndefined();
});

test("another copy of Allclose is recognised", async () => {
  const copy = createHttpServer((_, response) => {
    response.statusCode = 503;
    response.end(JSON.stringify({ ok: false, database: "down", grading: { state: "off" } }));
  });
  const port = await listen(copy, "127.0.0.1");
  await expect(requireFreePort("127.0.0.1", port, "npm start")).rejects.toThrow(/another copy of Allclose/);
});

test("a name that is not this machine's is refused with the two that work", async () => {
  await expect(requireFreePort("192.0.2.1", 3000, "npm start")).rejects.toThrow(
    /no address called 192.0.2.1[^]*HOST=0.0.0.0/,
  );
});
