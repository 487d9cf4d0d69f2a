import type { Actor } from "#server/actor";
import { claimAnswer, releaseClaim, renewClaim } from "#server/claims";
import { openAnswer } from "#server/gradingDesk";
import { database, useFreshDatabase } from "../database";
import { ageClaim, enrolGrader, handInText, makeGradingCourse } from "../gradingCourse";

useFreshDatabase();

async function makeAnswer() {
  const at = await makeGradingCourse();
  return {
    ...at,
    submissionId: await handInText(at, at.people.student),
    tara: at.people.ta,
    ines: at.people.instructor,
  };
}

const heldBy = ({ userId, name }: Actor) => ({ id: userId, name });

test("who opens an answer first has it, and others see who", async () => {
  const { submissionId, tara, ines } = await makeAnswer();
  expect(await claimAnswer(tara, submissionId)).toEqual({ holder: heldBy(tara), isMine: true, hasLapsed: false });
  expect(await claimAnswer(ines, submissionId)).toEqual({ holder: heldBy(tara), isMine: false, hasLapsed: false });
  expect(await claimAnswer(tara, submissionId)).toMatchObject({ isMine: true });
});

test("of many who open an answer at the same moment one has it", async () => {
  const at = await makeAnswer();
  const graders = await Promise.all(Array.from({ length: 8 }, (_, index) => enrolGrader(at, `Grader ${index}`)));
  const views = await Promise.all(graders.map((grader) => claimAnswer(grader, at.submissionId)));
  expect(views.filter(({ isMine }) => isMine)).toHaveLength(1);
  expect(new Set(views.map(({ holder }) => holder?.id)).size).toBe(1);
});

test("looking again does not take an answer over, not even when its claim lapsed; asking for it does", async () => {
  const { submissionId, tara, ines } = await makeAnswer();
  await claimAnswer(tara, submissionId);
  expect(await renewClaim(ines, submissionId)).toMatchObject({ holder: heldBy(tara), hasLapsed: false });
  await ageClaim(submissionId, 91);
  expect(await renewClaim(ines, submissionId)).toEqual({ holder: heldBy(tara), isMine: false, hasLapsed: true });
  expect(await claimAnswer(ines, submissionId)).toEqual({ holder: heldBy(ines), isMine: true, hasLapsed: false });
  expect(await renewClaim(tara, submissionId)).toEqual({ holder: heldBy(ines), isMine: false, hasLapsed: false });
});

test("a claim that is renewed does not lapse, and one that lapsed comes back to who still has the page", async () => {
  const { submissionId, tara, ines } = await makeAnswer();
  await claimAnswer(tara, submissionId);
  await ageClaim(submissionId, 80);
  await renewClaim(tara, submissionId);
  await ageClaim(submissionId, 80);
  expect(await claimAnswer(ines, submissionId)).toMatchObject({ isMine: false, hasLapsed: false });
  await ageClaim(submissionId, 80);
  expect(await renewClaim(tara, submissionId)).toEqual({ holder: heldBy(tara), isMine: true, hasLapsed: false });
});

test("how long somebody has had it begins anew for the next one, and not with each renewal", async () => {
  const { submissionId, tara, ines } = await makeAnswer();
  const since = async () => (await database().claim.findUniqueOrThrow({ where: { submissionId } })).claimedAt.getTime();
  await claimAnswer(tara, submissionId);
  await ageClaim(submissionId, 200);
  const first = await since();
  await claimAnswer(tara, submissionId);
  expect(await since()).toBe(first);
  await ageClaim(submissionId, 100);
  await claimAnswer(ines, submissionId);
  expect(await since()).toBeGreaterThan(first);
});

test("letting go frees an answer; somebody else's claim stays", async () => {
  const { submissionId, tara, ines } = await makeAnswer();
  await claimAnswer(tara, submissionId);
  await releaseClaim(ines, submissionId);
  expect(await renewClaim(ines, submissionId)).toMatchObject({ holder: heldBy(tara) });
  await releaseClaim(tara, submissionId);
  expect(await renewClaim(tara, submissionId)).toEqual({ holder: null, isMine: false, hasLapsed: false });
  expect(await claimAnswer(ines, submissionId)).toMatchObject({ isMine: true });
});

test.each(["student", "otherStudent", "dropped", "stranger"] as const)("a %s cannot claim", async (who) => {
  const at = await makeAnswer();
  const actor = at.people[who];
  for (const act of [claimAnswer, renewClaim, releaseClaim])
    await expect(act(actor, at.submissionId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(openAnswer(actor, at.submissionId, { isBlind: false })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await database().claim.count({ where: { submissionId: at.submissionId } })).toBe(0);
});

test("what is no answer of a student cannot be claimed", async () => {
  const at = await makeAnswer();
  const own = await handInText(at, at.people.ta);
  const ofDropped = await handInText(at, at.people.dropped);
  for (const id of [own, ofDropped, crypto.randomUUID(), "not-an-id"])
    await expect(claimAnswer(at.people.ta, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
