export interface DemoAccount {
  role: "student" | "ta" | "instructor";
  name: string;
  email: string;
  password: string;
}

/** The people of the demo course who can be signed in as with one click, one for each role. */
export const demoAccounts: readonly DemoAccount[] = [
  { role: "student", name: "Sam Student", email: "student@example.edu", password: "student-demo" },
  { role: "ta", name: "Tara Assistant", email: "ta@example.edu", password: "ta-demo" },
  { role: "instructor", name: "Ines Instructor", email: "instructor@example.edu", password: "instructor-demo" },
];
