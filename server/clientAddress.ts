import { isIPv6 } from "node:net";

/** Request header that carries `clientAddress` from the server's socket to the code that throttles. Never taken from outside. */
export const clientAddressHeader = "x-allclose-address";

/**
 * The visitor's address as far as it can be known.
 *
 * @param socketAddress - the peer of the TCP connection
 * @param forwardedFor - the X-Forwarded-For header; its left end is the visitor's own invention
 * @param trustedProxies - how many reverse proxies of ours stand in front: each appended the address it saw
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const claimed = (forwardedFor ?? "").split(",").map((address) => address.trim());
  const chain = [...claimed.filter((address) => address !== ""), socketAddress ?? "unknown"];
  const address = chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? "unknown";
  return address.replace(/^::ffff:(?=\d+\.)/i, "").slice(0, 64);
}

/** What is throttled as one: an IPv4 address, or an IPv6 network of 64 bits, which is what one household or machine gets. */
export function addressBlock(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = "", tail = ""] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const groupsOfTail = tail === "" ? [] : tail.split(":");
  const isShortened = address.includes("::");
  const zeros = isShortened ? Math.max(0, 8 - groups.length - groupsOfTail.length) : 0;
  const network = [...groups, ...new Array<string>(zeros).fill("0"), ...groupsOfTail].slice(0, 4);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
