import { addressBlock, clientAddress } from "#server/clientAddress";

test.each([
  [
    "without proxies the socket decides, whatever the visitor claims",
    "203.0.113.9",
    "1.1.1.1, 2.2.2.2",
    0,
    "203.0.113.9",
  ],
  ["one proxy tells whom it saw", "10.0.0.1", "203.0.113.9", 1, "203.0.113.9"],
  ["one proxy: what the visitor put before it does not count", "10.0.0.1", "1.1.1.1, 203.0.113.9", 1, "203.0.113.9"],
  ["two proxies", "10.0.0.2", "1.1.1.1, 203.0.113.9, 10.0.0.1", 2, "203.0.113.9"],
  ["fewer entries than proxies: the first there is", "10.0.0.1", "203.0.113.9", 3, "203.0.113.9"],
  ["a proxy that tells nothing", "10.0.0.1", undefined, 1, "10.0.0.1"],
  ["an IPv4 address in IPv6 clothes", "::ffff:203.0.113.9", undefined, 0, "203.0.113.9"],
  ["a socket that is gone already", undefined, undefined, 0, "unknown"],
])("%s", (_what, socketAddress, forwardedFor, trustedProxies, address) => {
  expect(clientAddress(socketAddress, forwardedFor, trustedProxies)).toBe(address);
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["2001:db8:0:7:aaaa:bbbb:cccc:dddd", "2001:db8:0:7::/64"],
  ["2001:db8:0:7::1", "2001:db8:0:7::/64"],
  ["2001:0db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["unknown", "unknown"],
])("%s is throttled as %s", (address, block) => {
  expect(addressBlock(address)).toBe(block);
});
