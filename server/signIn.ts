import { createHash } from "node:crypto";
import { z } from "zod";
import type { Actor } from "./actor";
import { addressBlock } from "./clientAddress";
import { database, isUniqueViolation } from "./db";
import { isDemo } from "./demo";
import { demoAccounts } from "./demoAccounts";
import { EmailSchema, nameFromEmail } from "./emailAddress";
import { env } from "./env";
import { hashPassword, isOutdatedHash, verifyPassword } from "./password";
import { returnToBudget, takeFromBudget } from "./rateLimit";

/** Why nobody was signed in. The page has a sentence for each; none of them tells whether an e-mail is known here. */
export const signInRefusals = [
  "wrong-password",
  "too-many-attempts",
  "no-verified-email",
  "email-of-another",
  "account-closed",
  "no-demo",
] as const;
export type SignInRefusal = (typeof signInRefusals)[number];

export type SignInOutcome = { userId: string } | { refusal: SignInRefusal };

/** The ways to sign in that this server offers beside e-mail and password. */
export async function signInChoices(): Promise<{
  school: string | null;
  demoPeople: { role: "student" | "ta" | "instructor"; name: string }[];
}> {
  const demoPeople = (await isDemo()) ? demoAccounts.map(({ role, name }) => ({ role, name })) : [];
  return { school: env().oidc?.name ?? null, demoPeople };
}

/** What a session remembers. Names and roles are looked up on each request, so a change counts at once. */
export const SessionClaimsSchema = z.object({
  sub: z.uuid(),
  /** Of the password in use at sign-in: changing the password ends every session begun with the old one. */
  stamp: z.string(),
});
export type SessionClaims = z.infer<typeof SessionClaimsSchema>;

const CredentialsSchema = z.object({ email: EmailSchema, password: z.string() });

// Failures count, successes do not: a class that signs in from one campus address is no attack. The tight budget is the
// pair's, so that a fellow student who guesses wrong on purpose locks out nobody but themselves.
const windowSeconds = 15 * 60;
const attempts = {
  ofPair: { limit: 10, windowSeconds },
  ofEmail: { limit: 50, windowSeconds },
  ofAddress: { limit: 100, windowSeconds },
};

/**
 * Signs in with e-mail and password. An unknown e-mail, a closed account and a wrong password take the same time and get
 * the same refusal.
 *
 * @param credentials - untrusted
 * @param address - of the visitor, as `clientAddress` gives it
 */
export async function signInWithPassword(credentials: unknown, address: string): Promise<SignInOutcome> {
  const parsed = CredentialsSchema.safeParse(credentials);
  if (!parsed.success) return { refusal: "wrong-password" };
  const { email, password } = parsed.data;

  const spent = await takeAttempt(email, address);
  if (spent === "too-many-attempts") return { refusal: spent };

  const user = await database().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
  const isRight = await verifyPassword(password, user?.passwordHash ?? null);
  const mayEnter = isRight && user !== null && user.disabledAt === null;
  if (!mayEnter) return { refusal: "wrong-password" };

  await Promise.all(spent.map(returnToBudget));
  if (user.passwordHash !== null && isOutdatedHash(user.passwordHash)) await setPassword(user.id, password);
  return { userId: user.id };
}

/**
 * Takes one attempt from each budget before the password is looked at: many guesses at the same moment must not all see
 * an unused budget.
 *
 * @returns the budgets used, to be given back when the attempt succeeds
 */
async function takeAttempt(email: string, address: string): Promise<string[] | "too-many-attempts"> {
  // Hashed: the table is no list of who tried to sign in from where, and keys have one length.
  const block = addressBlock(address);
  const budgets = [
    { key: `sign-in:pair:${fingerprint(`${email}\n${block}`)}`, budget: attempts.ofPair },
    { key: `sign-in:email:${fingerprint(email)}`, budget: attempts.ofEmail },
    { key: `sign-in:address:${fingerprint(block)}`, budget: attempts.ofAddress },
  ];
  const spent: string[] = [];
  for (const { key, budget } of budgets) {
    if (!(await takeFromBudget(key, budget))) {
      // No password was looked at. Else a full address would use up the budgets of everyone who waits behind it.
      await Promise.all(spent.map(returnToBudget));
      return "too-many-attempts";
    }
    spent.push(key);
  }
  return spent;
}

/** What an identity provider says of a person, from its signed ID token. */
export const IdentitySchema = z.object({
  iss: z.url().max(500),
  sub: z.string().min(1).max(255),
  // Something that is no address counts as none.
  email: EmailSchema.optional().catch(undefined),
  // Some providers send the word.
  email_verified: z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")]).optional(),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
});
export type Identity = z.infer<typeof IdentitySchema>;

/**
 * Signs in with an identity that a provider vouched for. The first time it is linked to the person with that e-mail, or a
 * new person without enrollments is made.
 *
 * @param options.trustsEmail - take e-mails as verified although the provider does not say so
 */
export async function signInWithIdentity(
  identity: Identity,
  options: { trustsEmail: boolean },
): Promise<SignInOutcome> {
  try {
    return await findOrLink(identity, options);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Two first sign-ins at once (a double click): the other one has made by now what this one missed.
    return await findOrLink(identity, options);
  }
}

async function findOrLink(identity: Identity, { trustsEmail }: { trustsEmail: boolean }): Promise<SignInOutcome> {
  const account = { provider: `oidc:${identity.iss}`, subject: identity.sub };
  const linked = await database().account.findUnique({
    where: { provider_subject: account },
    select: { user: { select: { id: true, disabledAt: true } } },
  });
  if (linked !== null) return admit(linked.user);

  // An e-mail that nobody verified would hand its owner's account to whoever typed it at the provider, and a person made
  // with one would later be enrolled in the owner's place.
  const { email } = identity;
  const isVerified = identity.email_verified ?? trustsEmail;
  if (email === undefined || !isVerified) return { refusal: "no-verified-email" };

  return await database().$transaction(async (tx) => {
    const known = await tx.user.findUnique({
      where: { email },
      select: {
        id: true,
        disabledAt: true,
        accounts: { where: { provider: account.provider }, select: { subject: true } },
      },
    });
    if (known?.accounts.some(({ subject }) => subject === account.subject) === true) return admit(known);
    // Schools give a departed person's address to the next one: the provider then names another subject for it.
    if (known !== null && known.accounts.length > 0) return { refusal: "email-of-another" };
    const name = identity.name ?? nameFromEmail(email);
    const person = known ?? (await tx.user.create({ data: { email, name }, select: { id: true, disabledAt: true } }));
    await tx.account.create({ data: { ...account, userId: person.id } });
    return admit(person);
  });
}

const admit = (user: { id: string; disabledAt: Date | null }): SignInOutcome =>
  user.disabledAt === null ? { userId: user.id } : { refusal: "account-closed" };

/** Signs in without a password as one of the demo people, where `isDemo` allows it. */
export async function signInAsDemo(role: unknown): Promise<SignInOutcome> {
  const wanted = demoAccounts.find((account) => account.role === role);
  if (wanted === undefined || !(await isDemo())) return { refusal: "no-demo" };
  const user = await database().user.findUnique({
    where: { email: wanted.email },
    select: { id: true, disabledAt: true },
  });
  return user === null ? { refusal: "no-demo" } : admit(user);
}

/** Replaces a person's password, which ends all their sessions. The caller has checked that it may. */
export async function setPassword(userId: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await database().user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
}

/** What a new session of this person is to remember. */
export async function sessionClaims(userId: string): Promise<SessionClaims> {
  const user = await database().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
  return { sub: userId, stamp: stampOf(user.passwordHash) };
}

/** The person behind a session, or null when there is no longer one: removed, closed, or with another password since. */
export async function findActor({ sub, stamp }: SessionClaims): Promise<Actor | null> {
  const user = await database().user.findUnique({
    where: { id: sub },
    select: { name: true, email: true, disabledAt: true, passwordHash: true },
  });
  if (user === null || user.disabledAt !== null || stampOf(user.passwordHash) !== stamp) return null;
  return { userId: sub, name: user.name, email: user.email };
}

const stampOf = (passwordHash: string | null): string => fingerprint(passwordHash ?? "");

const fingerprint = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 22);
