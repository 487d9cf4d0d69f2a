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
      hints: [
        "The functions build on each other, so begin with `step`: how often does it call `grad`, and at which point? One step from $(1,0)$ in the worked example shows whether the second coordinate has used the old point.",
        "Take both components from one call before anything moves. A path has its start as the first point, for $n=0$ too. For `basins` only the last point of a walk counts; where the walk began plays no part in the sorting.",
        "For each start: copy its coordinates, walk $n$ steps, then go through *all* known places from the first on, and stop at the first whose distance in the plane is strictly below `eps`. If there is one, its index is the label. If there is none, the end becomes a new place, and its label is the index it gets there.",
      ],
      afterword:
        "In the notebook of spring 2025 both lines of the update are printed with $\\partial f/\\partial x$. The second one, for $y$, needs $\\partial f/\\partial y$, as it stands here. Taken at its word the printed rule moves both coordinates by the same amount, so that $x-y$ never changes and the path cannot leave a diagonal line. The helper `grad_f` in the same notebook returns both derivatives correctly, so a step that uses both of them is right, and so are the pictures made with it. A smaller difference: the notebook's clustering counts a distance of exactly `eps` as near, its comment and this problem do not. On real ends of walks the two agree, since a distance is hardly ever exactly `eps`.",
    },
  ],
});
