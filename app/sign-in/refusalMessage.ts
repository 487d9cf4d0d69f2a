/** What to say for each word that can stand behind `?error=`: what happened, and what to do. */
const messages = new Map([
  ["wrong-password", "E-mail or password is not right. Check both and try again."],
  ["too-many-attempts", "Too many failed attempts. Wait 15 minutes, then try again."],
  [
    "no-verified-email",
    "Your school did not confirm an e-mail address for you, so we cannot tell whose work to show. Ask your instructor.",
  ],
  [
    "email-of-another",
    "Your e-mail address belongs to an account that another person at your school signs in to. Ask your instructor.",
  ],
  ["account-closed", "This account is closed. Ask your instructor if that is a mistake."],
  ["no-demo", "This server has no demo accounts."],
  ["no-answer", "The server did not answer. Check your connection and try again."],
  ["OAuthSignin", "Your school’s sign-in cannot be reached. Try again in a minute."],
  ["OAuthCallback", "Signing in through your school did not finish. Try again."],
  ["Callback", "Signing in through your school did not finish. Try again."],
]);

/** @param refusal - untrusted: anyone can write a link to this page, so its own words never show */
export const refusalMessage = (refusal: string): string =>
  messages.get(refusal) ?? "Signing in did not work. Try again; if it keeps failing, tell your instructor.";
