import { defineTests } from "allclose";

export default defineTests<typeof import("./reference")>(({ test, property, student, reference, arbitrary }) => {
  test("the worked example", { points: 1, visibility: "public" }, async (t) => {
    t.close(await student.scaled([1, -2], 3), [3, -6]);
  });

  property(
    "any vector and any factor",
    { points: 2, hint: "Try a negative factor.", given: { g: arbitrary.vector(), alpha: arbitrary.number() } },
    async (t, { g, alpha }) => {
      t.close(await student.scaled(g, alpha), reference.scaled(g, alpha));
      t.pure();
    },
  );
});
