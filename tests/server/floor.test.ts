import fc from "fast-check";
import { Floor } from "#server/floor";

/** Work that ends when told to, and what was seen of it. */
function makeStage() {
  const floor = new Floor();
  const going = new Set<string>();
  const ends = new Map<string, () => void>();
  const begin = (name: string, way: "beside" | "alone"): Promise<void> =>
    floor[way](async () => {
      going.add(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      going.delete(name);
    });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await settle();
  };
  return { begin, end, going, settle };
}

test("who asks to be alone waits for those before, and those after wait for it", async () => {
  const { begin, end, going, settle } = makeStage();
  void begin("a", "beside");
  void begin("b", "beside");
  void begin("alone", "alone");
  void begin("c", "beside");
  await settle();
  expect([...going]).toEqual(["a", "b"]);
  await end("a");
  expect([...going]).toEqual(["b"]);
  await end("b");
  expect([...going]).toEqual(["alone"]);
  await end("alone");
  expect([...going]).toEqual(["c"]);
});

test("work that throws leaves the floor", async () => {
  const floor = new Floor();
  await expect(floor.alone(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(floor.alone(() => Promise.resolve("next"))).resolves.toBe("next");
});

test("in any order of coming and going, nothing is beside what is alone, and all have their turn", async () => {
  const ways = fc.array(fc.constantFrom("beside" as const, "alone" as const), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(ways, fc.infiniteStream(fc.nat()), async (all, choices) => {
      const { begin, end, going, settle } = makeStage();
      const wayOf = new Map(all.map((way, index) => [String(index), way]));
      const done = [...wayOf].map(([name, way]) => begin(name, way));
      await settle();
      for (let left = all.length; left > 0; left--) {
        const isShared = [...going].every((name) => wayOf.get(name) === "beside");
        expect(going.size === 1 || (going.size > 1 && isShared)).toBe(true);
        const [choice = 0] = choices.take(1);
        await end([...going][choice % going.size] ?? "");
      }
      await Promise.all(done);
    }),
  );
});
