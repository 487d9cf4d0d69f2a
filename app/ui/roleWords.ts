import type { Role } from "#server/access";

/** Roles as people read them. */
export const roleWords: Record<Role, string> = { student: "Student", ta: "TA", instructor: "Instructor" };
export const roles: readonly Role[] = ["student", "ta", "instructor"];
