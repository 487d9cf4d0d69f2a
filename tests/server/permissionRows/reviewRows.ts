import { getAnswerForReview } from "#server/answerForReview";
import { groupsOf } from "#server/answerGroups";
import { claimAnswer, releaseClaim, renewClaim } from "#server/claims";
import { listGradableParts } from "#server/gradableParts";
import { getGradingDesk, openAnswer, openNextAnswer } from "#server/gradingDesk";
import { getGradingAnswer, getGradingPart } from "#server/gradingPart";
import { countCopies, reapplyToCopies } from "#server/groupCopies";
import { auditCopy, leaveGroup, rejoinGroup } from "#server/groupExits";
import { applyToGroup, previewGroup } from "#server/groupReviews";
import { getGroups } from "#server/groupsScreen";
import { nextAnswer, ringOfAnswers } from "#server/nextAnswer";
import { getReview, reopenReview, saveReview } from "#server/reviews";
import type { RubricChange } from "#server/rubricChange";
import { getRubricPage } from "#server/rubricPage";
import { changeRubric, listRubric, previewRubricChange } from "#server/rubrics";
import { type Fixture, newAnswer, newReview } from "./fixture";
import { ok, type Row, seeing, staff } from "./row";

const deskOf = ({ courseSlug, partId }: Fixture) => ({ course: courseSlug, partId });
const isBlind = false;

const rubricItem = ({ partId }: Fixture): RubricChange => ({
  ...{ partId, kind: "add item", groupId: null, text: "Sign is right", feedback: "", points: 1 },
});

/** A copy that waits for a second look. */
async function newCopy(at: Fixture): Promise<string> {
  const { id: sourceId } = await newReview(at);
  return (await newReview(at, { sourceId, auditAskedAt: new Date() })).id;
}

/** Reading and judging the student's answers. A rubric belongs to all staff of a course, whatever students they see. */
export const reviewRows: Row[] = [
  ["getGradingPart", "a part", "open", (actor, at) => getGradingPart(actor, at.partId), ok(...staff)],
  ["listGradableParts", "a course", "open", (actor, at) => listGradableParts(actor, at.courseSlug), ok(...staff)],
  [
    "getGradingDesk",
    "a part",
    "open",
    (actor, at) => getGradingDesk(actor, { ...deskOf(at), filter: {} }),
    ok(...staff),
  ],
  ["ringOfAnswers", "a part", "open", (actor, at) => ringOfAnswers(actor, at.partId, {}), ok(...staff)],
  ["nextAnswer", "a part", "open", (actor, at) => nextAnswer(actor, at.partId), ok(...staff)],
  [
    "openNextAnswer",
    "a part",
    "open",
    (actor, at) => openNextAnswer(actor, at.partId, { filter: {}, isBlind }),
    ok(...staff),
  ],
  ["groupsOf", "a part", "open", (actor, at) => groupsOf(actor, at.partId), ok(...staff)],
  ["getGroups", "a part", "open", (actor, at) => getGroups(actor, { ...deskOf(at), isBlind }), ok(...staff)],
  ["getRubricPage", "a part", "open", (actor, at) => getRubricPage(actor, deskOf(at)), ok(...staff)],
  ["listRubric", "a part", "open", (actor, at) => listRubric(actor, at.partId), ok(...staff)],
  ["previewRubricChange", "a part", "open", (actor, at) => previewRubricChange(actor, rubricItem(at)), ok(...staff)],
  ["changeRubric", "a part", "open", (actor, at) => changeRubric(actor, rubricItem(at)), ok(...staff)],
  [
    "getGradingAnswer",
    "an answer",
    "open",
    async (actor, at) => getGradingAnswer(actor, await newAnswer(at)),
    ok(...seeing),
  ],
  [
    "getAnswerForReview",
    "an answer",
    "open",
    async (actor, at) => getAnswerForReview(actor, await newAnswer(at), { isBlind }),
    ok(...seeing),
  ],
  [
    "openAnswer",
    "an answer",
    "open",
    async (actor, at) => openAnswer(actor, await newAnswer(at), { isBlind }),
    ok(...seeing),
  ],
  ["claimAnswer", "an answer", "open", async (actor, at) => claimAnswer(actor, await newAnswer(at)), ok(...seeing)],
  ["renewClaim", "an answer", "open", async (actor, at) => renewClaim(actor, await newAnswer(at)), ok(...seeing)],
  ["releaseClaim", "an answer", "open", async (actor, at) => releaseClaim(actor, await newAnswer(at)), ok(...seeing)],
  [
    "getReview",
    "a finished one",
    "open",
    async (actor, at) => getReview(actor, (await newReview(at)).submissionId),
    ok(...seeing),
  ],
  [
    "saveReview",
    "an answer",
    "open",
    async (actor, at) =>
      saveReview(actor, {
        ...{ submissionId: await newAnswer(at), revision: null, rubricItemIds: [], comment: "Good.", override: null },
        state: "finished",
      }),
    ok(...seeing),
  ],
  [
    "reopenReview",
    "a finished one",
    "open",
    async (actor, at) => reopenReview(actor, { submissionId: (await newReview(at)).submissionId, revision: 1 }),
    ok(...seeing),
  ],
  [
    "previewGroup",
    "a finished review",
    "open",
    async (actor, at) => previewGroup(actor, (await newReview(at)).submissionId),
    ok(...seeing),
  ],
  [
    "applyToGroup",
    "a finished review",
    "open",
    async (actor, at) => {
      const { submissionId } = await newReview(at);
      const { groupOf } = await groupsOf(at.people.instructor, at.partId);
      const expectedKey = groupOf.get(submissionId) ?? "";
      return applyToGroup(actor, { sourceSubmissionId: submissionId, memberIds: [], expectedKey });
    },
    ok(...seeing),
  ],
  ["leaveGroup", "an answer", "open", async (actor, at) => leaveGroup(actor, await newAnswer(at)), ok(...seeing)],
  ["rejoinGroup", "an answer", "open", async (actor, at) => rejoinGroup(actor, await newAnswer(at)), ok(...seeing)],
  ["auditCopy", "a copy", "open", async (actor, at) => auditCopy(actor, await newCopy(at), "agree"), ok(...seeing)],
  [
    "countCopies",
    "a finished review",
    "open",
    async (actor, at) => countCopies(actor, (await newReview(at)).id),
    ok(...seeing),
  ],
  [
    "reapplyToCopies",
    "a finished review",
    "open",
    async (actor, at) => reapplyToCopies(actor, { sourceReviewId: (await newReview(at)).id, revision: 1 }),
    ok(...seeing),
  ],
];
