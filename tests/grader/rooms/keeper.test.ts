import fc from "fast-check";
import { createKeeper } from "#grader/rooms/keeper";

test("the beginning and the last words are kept, however the stream is cut", () => {
  const chunks = fc.array(fc.string({ unit: "binary-ascii", maxLength: 9_000 }), { maxLength: 12 });
  fc.assert(
    fc.property(chunks, fc.integer({ min: 1, max: 20_000 }), (parts, maxBytes) => {
      const keeper = createKeeper(maxBytes);
      for (const part of parts) keeper.add(Buffer.from(part, "latin1"));
      const whole = parts.join("");
      expect(keeper.text()).toBe(whole.slice(0, maxBytes));
      expect(keeper.lastWords()).toBe(whole.slice(-8 * 1024));
    }),
  );
});

test("nothing said is nothing kept", () => {
  const keeper = createKeeper(10);
  expect([keeper.text(), keeper.lastWords()]).toEqual(["", ""]);
});
