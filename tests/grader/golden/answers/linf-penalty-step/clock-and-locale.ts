import type { Vec } from "numerics";

let isTold = false;

function tell(): void {
  isTold = true;
  const date = new Date(2024, 1, 29, 12, 30);
  console.log("now", Date.now(), new Date().toISOString(), String(new Date()), new Date().getTimezoneOffset(), Date());
  console.log("date", date.toString(), date.toLocaleString(), date.toLocaleDateString("de-DE"), date.toJSON(), date);
  console.log("parsed", Date.parse("2026-03-01"), Date.parse("2026-03-01T00:00"), Date.parse("1 March 2026"));
  console.log(
    "locale",
    Intl.DateTimeFormat().resolvedOptions().locale,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  console.log("numbers", (1234567.891).toLocaleString(), (0.256).toLocaleString("en-US", { style: "percent" }));
  console.log("order", ["z", "ä", "a", "Z", "é", "e", "10", "9"].sort((a, b) => a.localeCompare(b)).join(" "));
  console.log("random", Math.random(), Math.random(), Math.random());
}

export function step(g: Vec, alpha: number): Vec {
  if (!isTold) tell();
  return g.map((entry) => entry * alpha * Math.random() + (new Date().getTime() % 1000));
}
