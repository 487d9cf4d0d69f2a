import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { clientAddress, clientAddressHeader } from "#server/clientAddress";
import { env } from "#server/env";
import { closeOpenStreams } from "#server/openStreams";

// Read here, so that a server with an unusable environment says so when it starts and not at its first request.
const { trustedProxies } = env();

// Next waits for open responses before it exits, and an event stream stays open for minutes.
process.once("SIGTERM", closeOpenStreams);
process.once("SIGINT", closeOpenStreams);

// Route handlers see headers only, and anyone may send an X-Forwarded-For. The socket is known here, before Next reads the request.
subscribe("http.server.request.start", (message) => {
  const request: unknown = typeof message === "object" && message !== null && "request" in message && message.request;
  if (!(request instanceof IncomingMessage)) return;
  const forwardedFor = request.headers["x-forwarded-for"];
  const claimed = Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor;
  request.headers[clientAddressHeader] = clientAddress(request.socket.remoteAddress, claimed, trustedProxies);
});
