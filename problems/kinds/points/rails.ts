import { z } from "zod";
import { PointSchema, pointsAtMost, type Point } from "../axes";

/** Where handles may be moved: anywhere, along the x axis, or outwards and inwards on a ray from the origin each. */
export const RailsSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("plane") }),
  z.strictObject({ kind: z.literal("x-axis") }),
  z.strictObject({
    kind: z.literal("rays"),
    /** Counterclockwise from the x axis, one for each handle. */
    degrees: z.array(z.number().min(-360).max(360)).min(1).max(pointsAtMost),
  }),
]);
export type Rails = z.infer<typeof RailsSchema>;

/** A place for each handle: [x, y] in the plane, x on the x axis, the distance from the origin on a ray. */
export const PlacesSchema = z
  .array(z.union([PointSchema, z.number().min(-1e6).max(1e6)]))
  .min(1)
  .max(pointsAtMost);
export type Places = z.infer<typeof PlacesSchema>;

/** Where in the plane the places of handles are. Undefined if one of them is not written as their rails ask. */
export function toPoints(on: Rails, places: Places): Point[] | undefined {
  const points = places.map((place, index) => toPoint(on, place, index));
  return points.every((point) => point !== undefined) ? points : undefined;
}

function toPoint(on: Rails, place: Places[number], index: number): Point | undefined {
  if (on.kind === "plane") return typeof place === "number" ? undefined : place;
  if (typeof place !== "number") return undefined;
  if (on.kind === "x-axis") return [place, 0];
  const angle = ((on.degrees[index] ?? 0) * Math.PI) / 180;
  return [place * Math.cos(angle), place * Math.sin(angle)];
}
