import path from "node:path";
import type { DemoAccount } from "../demoAccounts";
import { projectRoot } from "./projectRoot";

export interface WelcomeOptions {
  publicUrl: string;
  dataDirectory: string;
  isDemo: boolean;
  accounts: readonly DemoAccount[];
}

const roleWords = { student: "student", ta: "TA", instructor: "instructor" } as const;

/** What stands on the terminal once everything answers. */
export function welcomeText({ publicUrl, dataDirectory, isDemo, accounts }: WelcomeOptions): string {
  const width = Math.max(0, ...accounts.map(({ email }) => email.length));
  const people = accounts.map(
    ({ email, password, role }) => `    ${email.padEnd(width)}  ${password}  as ${roleWords[role]}`,
  );
  const signIn = isDemo
    ? ["", "  Sign in with one click, or with an e-mail address and a password:", "", ...people]
    : [];
  const data = path.relative(projectRoot, dataDirectory);
  return [
    "",
    `  Allclose is running: ${publicUrl}`,
    ...signIn,
    "",
    `  Ctrl-C stops everything. Data and logs stay in ${data.startsWith("..") ? dataDirectory : data}.`,
    "",
  ].join("\n");
}
