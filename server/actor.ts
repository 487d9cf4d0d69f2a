/** Who is acting. First argument of every service; sign-in makes it, and roles are looked up from enrollments per call. */
export interface Actor {
  userId: string;
  name: string;
  email: string;
}
