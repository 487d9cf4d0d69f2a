import type { Vec } from "numerics";

const samples = Array.from({ length: 400 }, (_, k) => Math.sin(k * 12.9898) * 10 ** ((k % 41) - 20));

let isTold = false;

function tell(): void {
  isTold = true;
  const ascending = [...samples].sort((a, b) => a - b);
  console.log(
    "sums",
    samples.reduce((sum, x) => sum + x),
    samples.reduceRight((sum, x) => sum + x),
    ascending.reduce((sum, x) => sum + x),
  );
  // Equal keys keep their order, in short arrays and long ones.
  const keyed = samples.map((_, index) => ({ key: (index * 7919) % 10, index }));
  console.log(
    "stable",
    keyed
      .sort((a, b) => a.key - b.key)
      .map(({ index }) => index)
      .join(" "),
  );
  console.log("without a comparison", [10, 9, 1, -1, 1e21, NaN, undefined, null, "b", "B", "ä"].sort().join(" "));
  console.log("an unsteady comparison", [5, 3, 8, 1, 9, 2, 7].sort((a, b) => (a * b) % 3).join(" "));
  console.log("numbers", samples.slice(0, 60).join(" "));
  console.log(
    "digits",
    samples
      .slice(0, 30)
      .map((x) => [x.toFixed(3), x.toPrecision(4), x.toExponential(2)].join(" "))
      .join(" "),
  );
  console.log(
    "radix",
    (255.1).toString(16),
    (0.1).toString(2),
    (1e21).toString(36),
    parseFloat("1e-7x"),
    Number(" 0x1f "),
  );
  console.log(
    "text",
    JSON.stringify({ b: 1, a: [NaN, -0, 1e21], 2: "é\ud800", 1: "\u2028" }),
    "ǆ".toUpperCase(),
    "é".normalize("NFD").length,
  );
  console.log(
    "shown",
    { list: [1.5, NaN, -0], map: new Map([["key", new Set([1])]]), nested: { deep: { deeper: [[]] } } },
    Float64Array.of(1, 2),
    [, 1],
    (x: number) => x,
    /a+/g,
    12n,
    undefined,
  );
}

export function step(g: Vec, alpha: number): Vec {
  if (!isTold) tell();
  return [...g].sort().map((entry) => Number((entry * alpha).toPrecision(3))) as unknown as Vec;
}
