"use server";

import { z } from "zod";
import { createCourse } from "#server/courses";
import { asActor, type Refused } from "../../frame/asActor";

const CourseOrder = z.strictObject({
  ...{ slug: z.string().max(200), title: z.string().max(400), term: z.string().max(400) },
  ...{ timeZone: z.string().max(64), startsOn: z.string().max(40), dropLowest: z.number() },
});

/** Makes a course. */
export async function makeCourse(order: z.input<typeof CourseOrder>): Promise<{ ok: true; slug: string } | Refused> {
  return asActor(async (actor) => ({ ok: true, ...(await createCourse(actor, CourseOrder.parse(order))) }));
}
