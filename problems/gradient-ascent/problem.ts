import { defineProblem } from "allclose";

const gradient = "grad: (x: number, y: number) => [number, number]";

export default defineProblem({
  title: "Gradient ascent and its basins",
  summary: "Climb a function with many hills, keep the path, and find out which starts end on which hill.",
  tags: ["optimisers", "local-optima"],
  parts: [
    {
      kind: "code",
      id: "code",
      title: "Write the step, the path and the basins",
      points: 18,
      source: "gradient-ascent",
      signatures: [
        `step(${gradient}, x: number, y: number, eta: number): [number, number]`,
        `trajectory(${gradient}, x: number, y: number, eta: number, n: number): [number, number][]`,
        `basins(${gradient}, starts: [number, number][], eta: number, n: number, eps: number): { labels: number[]; maxima: [number, number][] }`,
      ],
    },
  ],
});
