import { scryptSync } from "node:crypto";
import { changeEnvironment } from "#server/env";
import { hashPassword } from "#server/password";
import {
  findActor,
  sessionClaims,
  setPassword,
  signInAsDemo,
  signInChoices,
  signInWithIdentity,
  signInWithPassword,
} from "#server/signIn";
import type { Identity } from "#server/signIn";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const password = "correct horse";
let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(password);
});

const addUser = async (
  email: string,
  more: { disabledAt?: Date; passwordHash?: string | null } = {},
): Promise<string> => {
  const user = await database().user.create({ data: { email, name: "Ada Lovelace", passwordHash, ...more } });
  return user.id;
};

const tryPassword = (email: string, attempt: string, address = "203.0.113.9") =>
  signInWithPassword({ email, password: attempt }, address);

/** As if this many wrong guesses of that kind had been made. Each real one costs a quarter of a second. */
const spend = (key: "pair" | "email" | "address", used: number) =>
  database().rateLimit.updateMany({ where: { key: { startsWith: `sign-in:${key}:` } }, data: { used } });

beforeEach(async () => {
  await database().rateLimit.deleteMany();
});

describe("with a password", () => {
  test("the right one signs in, however the e-mail is written", async () => {
    const userId = await addUser("ada@example.edu");
    expect(await tryPassword("ada@example.edu", password)).toEqual({ userId });
    expect(await tryPassword("  Ada@Example.EDU ", password)).toEqual({ userId });
  });

  test("a wrong password, an unknown e-mail, a closed account and one without a password get the same words", async () => {
    await addUser("known@example.edu");
    await addUser("closed@example.edu", { disabledAt: new Date() });
    await addUser("school-only@example.edu", { passwordHash: null });
    const outcomes = [
      await tryPassword("known@example.edu", "wrong horse"),
      await tryPassword("unknown@example.edu", password),
      await tryPassword("closed@example.edu", password),
      await tryPassword("school-only@example.edu", ""),
    ];
    expect(outcomes).toEqual(outcomes.map(() => ({ refusal: "wrong-password" })));
  });

  test.each([
    ["nothing", undefined],
    ["no password", { email: "ada@example.edu" }],
    ["a list of passwords", { email: "ada@example.edu", password: [password] }],
    ["an e-mail that is none", { email: "ada", password }],
    ["an e-mail with a null character", { email: "ada\0@example.edu", password }],
    ["an e-mail of a megabyte", { email: `${"a".repeat(1e6)}@example.edu`, password }],
  ])("%s is a wrong password", async (_what, credentials) => {
    expect(await signInWithPassword(credentials, "203.0.113.9")).toEqual({ refusal: "wrong-password" });
  });

  test("a hash with older costs is replaced at the next sign-in", async () => {
    const salt = Buffer.alloc(16, 7);
    const key = scryptSync(password, salt, 32, { N: 2 ** 10, r: 8, p: 1 });
    const encode = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");
    const older = `$scrypt$ln=10,r=8,p=1$${encode(salt)}$${encode(key)}`;
    const userId = await addUser("older@example.edu", { passwordHash: older });
    expect(await tryPassword("older@example.edu", password)).toEqual({ userId });
    const stored = await database().user.findUniqueOrThrow({ where: { id: userId } });
    expect(stored.passwordHash).toMatch(/^\$scrypt\$ln=15,/);
    expect(await tryPassword("older@example.edu", password)).toEqual({ userId });
  });
});

describe("throttling", () => {
  const refused = { refusal: "wrong-password" };
  const throttled = { refusal: "too-many-attempts" };

  test("after ten wrong guesses from one place even the right password waits; elsewhere its owner gets in", async () => {
    const userId = await addUser("guessed@example.edu");
    expect(await tryPassword("guessed@example.edu", "guess 1", "198.51.100.1")).toEqual(refused);
    await spend("pair", 9);
    expect(await tryPassword("guessed@example.edu", "guess 10", "198.51.100.1")).toEqual(refused);
    expect(await tryPassword("guessed@example.edu", "guess 11", "198.51.100.1")).toEqual(throttled);
    expect(await tryPassword("guessed@example.edu", password, "198.51.100.1")).toEqual(throttled);
    expect(await tryPassword("guessed@example.edu", password, "203.0.113.9")).toEqual({ userId });
  });

  test("guesses sent at the same moment count one by one", async () => {
    await tryPassword("burst@example.edu", "guess");
    await spend("pair", 7);
    const outcomes = await Promise.all(Array.from({ length: 9 }, () => tryPassword("burst@example.edu", "guess")));
    expect(outcomes.filter((outcome) => "refusal" in outcome && outcome.refusal === "wrong-password")).toHaveLength(3);
  });

  test("an e-mail that nobody has is throttled like any other, so throttling does not tell them apart", async () => {
    expect(await tryPassword("nobody@example.edu", "guess")).toEqual(refused);
    await spend("pair", 10);
    expect(await tryPassword("nobody@example.edu", "guess")).toEqual(throttled);
  });

  test("guesses at one e-mail from many addresses are limited together", async () => {
    await tryPassword("wanted@example.edu", "guess", "198.51.100.3");
    await spend("email", 50);
    expect(await tryPassword("wanted@example.edu", "guess", "192.0.2.77")).toEqual(throttled);
  });

  test("guesses at many e-mails from one address are limited together, an IPv6 network being one address", async () => {
    await tryPassword("first@example.edu", "guess", "2001:db8:0:7::1");
    await spend("address", 100);
    expect(await tryPassword("second@example.edu", "guess", "2001:db8:0:7:ffff::2")).toEqual(throttled);
    expect(await tryPassword("second@example.edu", "guess", "2001:db8:0:8::1")).toEqual(refused);
  });

  test("an attempt that was not looked at uses up nothing of its e-mail", async () => {
    await tryPassword("waiting@example.edu", "guess");
    await spend("address", 100);
    for (let n = 0; n < 12; n++) expect(await tryPassword("waiting@example.edu", "guess")).toEqual(throttled);
    const others = await database().rateLimit.findMany({ where: { NOT: { key: { startsWith: "sign-in:address:" } } } });
    expect(others.map(({ used }) => used)).toEqual([1, 1]);
  });

  test("right passwords use nothing up: a whole class behind one address gets in", async () => {
    await addUser("class@example.edu");
    await tryPassword("class@example.edu", password);
    await spend("address", 99);
    await spend("pair", 9);
    for (let n = 0; n < 3; n++) expect(await tryPassword("class@example.edu", password)).not.toHaveProperty("refusal");
  });

  test("the table does not tell who tried to sign in, or from where", async () => {
    await tryPassword("private@example.edu", "guess", "198.51.100.4");
    const keys = (await database().rateLimit.findMany()).map(({ key }) => key).join("\n");
    expect(keys).not.toContain("private");
    expect(keys).not.toContain("198.51");
  });
});

describe("with the school's identity", () => {
  const identity = (more: Partial<Identity> = {}): Identity => ({
    iss: "https://login.example.edu",
    sub: "subject-1",
    email: "grace@example.edu",
    email_verified: true,
    name: "Grace Hopper",
    ...more,
  });
  const signIn = (more: Partial<Identity> = {}, trustsEmail = false) =>
    signInWithIdentity(identity(more), { trustsEmail });

  beforeEach(async () => {
    await database().account.deleteMany();
    await database().user.deleteMany();
  });

  test("the first time a person is made, with no place in any course; then it is the same person", async () => {
    const first = await signIn();
    const people = await database().user.findMany({ include: { enrollments: true, accounts: true } });
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({
      email: "grace@example.edu",
      name: "Grace Hopper",
      passwordHash: null,
      enrollments: [],
      accounts: [{ provider: "oidc:https://login.example.edu", subject: "subject-1" }],
    });
    expect(first).toEqual({ userId: people[0]?.id });
    expect(await signIn({ email: "married@example.edu", name: "Grace Murray" })).toEqual(first);
  });

  test("a verified e-mail leads to the person who has it", async () => {
    const userId = await addUser("grace@example.edu");
    expect(await signIn()).toEqual({ userId });
  });

  test.each([
    ["an e-mail that the provider did not verify", { email_verified: false }, false],
    ["an e-mail that the provider says nothing about", { email_verified: undefined }, false],
    ["an e-mail that a trusted provider calls unverified", { email_verified: false }, true],
    ["no e-mail", { email: undefined }, true],
  ])("%s links to nobody and makes nobody", async (_what, more, trustsEmail) => {
    await addUser("grace@example.edu");
    expect(await signIn(more as Partial<Identity>, trustsEmail)).toEqual({ refusal: "no-verified-email" });
    expect(await database().account.count()).toBe(0);
    expect(await database().user.count()).toBe(1);
  });

  test("a provider that never says so is believed where the operator decided it", async () => {
    const userId = await addUser("grace@example.edu");
    const { email_verified: _, ...silent } = identity();
    expect(await signInWithIdentity(silent, { trustsEmail: true })).toEqual({ userId });
  });

  test("the next owner of an e-mail address does not get the account of the one before", async () => {
    await signIn();
    expect(await signIn({ sub: "subject-2" })).toEqual({ refusal: "email-of-another" });
    expect(await database().account.count()).toBe(1);
  });

  test("the same subject at another provider is somebody else", async () => {
    const first = await signIn();
    const second = await signIn({ iss: "https://other.example.edu", email: "other@example.edu" });
    expect(second).not.toEqual(first);
  });

  test("a closed account stays closed, linked before or not", async () => {
    await addUser("grace@example.edu", { disabledAt: new Date() });
    expect(await signIn()).toEqual({ refusal: "account-closed" });
    expect(await signIn()).toEqual({ refusal: "account-closed" });
  });

  test("two first sign-ins at the same moment make one person", async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => signIn()));
    const people = await database().user.findMany();
    expect(people).toHaveLength(1);
    expect(outcomes).toEqual(outcomes.map(() => ({ userId: people[0]?.id })));
  });
});

describe("as a demo person", () => {
  const setDemo = async (asked: "0" | "1", isDemo: boolean | null): Promise<void> => {
    changeEnvironment({ ALLCLOSE_DEMO: asked });
    await database().installation.deleteMany();
    if (isDemo !== null) await database().installation.create({ data: { isDemo } });
  };
  beforeAll(() => addUser("student@example.edu"));
  afterAll(() => setDemo("0", null));

  test("one click signs in on the demo database when the operator asked for it", async () => {
    await setDemo("1", true);
    expect(await signInAsDemo("student")).toHaveProperty("userId");
    expect((await signInChoices()).demoPeople.map(({ role }) => role)).toEqual(["student", "ta", "instructor"]);
  });

  test.each([
    ["the operator did not ask for it", "0", true],
    ["the database holds real work", "1", false],
    ["nobody said what the database holds", "1", null],
  ] as const)("not when %s", async (_why, asked, isDemoDatabase) => {
    await setDemo(asked, isDemoDatabase);
    expect(await signInAsDemo("student")).toEqual({ refusal: "no-demo" });
    expect((await signInChoices()).demoPeople).toEqual([]);
  });

  test.each(["admin", "", undefined, ["student"], "__proto__"])("%p is no demo person", async (role) => {
    await setDemo("1", true);
    expect(await signInAsDemo(role)).toEqual({ refusal: "no-demo" });
  });

  test("a demo person who was removed cannot be signed in as", async () => {
    await setDemo("1", true);
    expect(await signInAsDemo("ta")).toEqual({ refusal: "no-demo" });
  });
});

describe("a session", () => {
  test("is its person, by the name they have now", async () => {
    const userId = await addUser("session@example.edu");
    const claims = await sessionClaims(userId);
    await database().user.update({ where: { id: userId }, data: { name: "Ada King" } });
    expect(await findActor(claims)).toEqual({ userId, name: "Ada King", email: "session@example.edu" });
  });

  test("ends when the account is closed, removed, or gets another password", async () => {
    const closed = await addUser("to-close@example.edu");
    const removed = await addUser("to-remove@example.edu");
    const renewed = await addUser("to-renew@example.edu");
    const claims = await Promise.all([closed, removed, renewed].map(sessionClaims));
    expect(await Promise.all(claims.map(findActor))).not.toContain(null);

    await database().user.update({ where: { id: closed }, data: { disabledAt: new Date() } });
    await database().user.delete({ where: { id: removed } });
    await setPassword(renewed, "another horse");
    expect(await Promise.all(claims.map(findActor))).toEqual([null, null, null]);
    expect(await findActor(await sessionClaims(renewed))).toMatchObject({ userId: renewed });
  });
});
