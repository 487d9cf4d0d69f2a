import { listChangesSinceLook, recordLook } from "#server/changesSinceLook";
import { getGradebook } from "#server/gradebook";
import { getCellExplanation } from "#server/gradebookCell";
import { applyOverrides, previewOverrides } from "#server/overrideImport";
import { answerRegradeRequest, listRegradeRequests } from "#server/regradeAnswers";
import { askForRegrade, listOwnRegrades, withdrawRegradeRequest } from "#server/regradeRequests";
import { getRegradeRequest } from "#server/regradeRequestView";
import { getRelease, listReleases, setRelease } from "#server/releases";
import { listReviewsOfStudent } from "#server/reviewsOfStudent";
import { getSimilarPair, judgePair } from "#server/similarPairs";
import { getSimilarityRun, listComparableParts, startSimilarityRun } from "#server/similarityRuns";
import { eraseSurveyAnswers, exportSurvey, listSurveys } from "#server/surveys";
import { assignmentOf, type Fixture, newAnswer, newPair, newRequest, questionOf } from "./fixture";
import { answered, members, ok, type Row, seeing, staff, students } from "./row";

const fileOf = (at: Fixture) => ({
  course: at.courseSlug,
  text: `E-mail,Doubling\n${at.people.student.email},7.5\n`,
});

const allStaffButLimited = { ...ok(...seeing), ...answered("FORBIDDEN", "sectionTa") };
const onlyInstructor = { ...ok("instructor"), ...answered("FORBIDDEN", "sectionTa", "ta") };

/** Grades, releases, regrade requests, comparisons and surveys of a course. */
export const courseRows: Row[] = [
  ["getGradebook", "a course", "open", (actor, at) => getGradebook(actor, at.courseSlug), ok(...staff)],
  [
    "getCellExplanation",
    "the student's cell",
    "open",
    (actor, at) =>
      getCellExplanation(actor, { ...assignmentOf(at), userId: at.people.student.userId, itemId: at.itemId }),
    ok(...seeing),
  ],
  ["previewOverrides", "a file", "open", (actor, at) => previewOverrides(actor, fileOf(at)), allStaffButLimited],
  [
    "applyOverrides",
    "a file",
    "open",
    async (actor, at) => {
      const { fingerprint } = await previewOverrides(at.people.instructor, fileOf(at));
      return applyOverrides(actor, { ...fileOf(at), reason: "Curve", fingerprint });
    },
    allStaffButLimited,
  ],
  ["getRelease", "an assignment", "open", (actor, at) => getRelease(actor, assignmentOf(at)), ok(...staff)],
  ["listReleases", "a course", "open", (actor, at) => listReleases(actor, at.courseSlug), ok(...staff)],
  [
    "setRelease",
    "an assignment",
    "open",
    (actor, at) =>
      setRelease(actor, {
        ...{ ...assignmentOf(at), release: { kind: "when-finished" } },
        seen: { holdsReviews: false, reviewsReleaseAt: null },
      }),
    onlyInstructor,
  ],
  ["listReviewsOfStudent", "their own", "open", (actor, at) => listReviewsOfStudent(actor, at.itemId), ok(...members)],
  [
    "listChangesSinceLook",
    "their own",
    "open",
    (actor, at) => listChangesSinceLook(actor, assignmentOf(at)),
    ok(...members),
  ],
  [
    "recordLook",
    "an open assignment",
    "open",
    (actor, at) => recordLook(actor, { ...assignmentOf(at), seenAt: new Date() }),
    ok(...members),
  ],
  [
    "recordLook",
    "an unpublished one",
    "unpublished",
    (actor, at) => recordLook(actor, { ...assignmentOf(at), seenAt: new Date() }),
    ok(...staff),
  ],
  ["listOwnRegrades", "their own", "open", (actor, at) => listOwnRegrades(actor, at.itemId), ok(...members)],
  [
    "askForRegrade",
    "the student's answer",
    "open",
    async (actor, at) =>
      askForRegrade(actor, { submissionId: await newAnswer(at), reason: "It is right.", claim: null }),
    ok("student"),
  ],
  [
    "askForRegrade",
    "their own answer",
    "open",
    async (actor, at) =>
      askForRegrade(actor, { submissionId: await newAnswer(at, actor), reason: "It is right.", claim: null }),
    { ...ok(...students), ...answered("FORBIDDEN", ...staff) },
  ],
  [
    "withdrawRegradeRequest",
    "the student's",
    "open",
    async (actor, at) => withdrawRegradeRequest(actor, await newRequest(at)),
    ok("student"),
  ],
  ["listRegradeRequests", "a course", "open", (actor, at) => listRegradeRequests(actor, at.courseSlug), ok(...staff)],
  [
    "getRegradeRequest",
    "the student's",
    "open",
    async (actor, at) => getRegradeRequest(actor, await newRequest(at)),
    ok(...seeing),
  ],
  [
    "answerRegradeRequest",
    "the student's",
    "open",
    async (actor, at) =>
      answerRegradeRequest(actor, {
        ...{ requestId: await newRequest(at), decision: "declined", answer: "It is not.", makesTest: false },
        ...{ override: null, reviewRevision: null },
      }),
    ok(...seeing),
  ],
  ["listComparableParts", "a course", "open", (actor, at) => listComparableParts(actor, at.courseSlug), ok(...staff)],
  ["startSimilarityRun", "a part", "open", (actor, at) => startSimilarityRun(actor, at.partId), ok(...staff)],
  [
    "getSimilarityRun",
    "a run",
    "open",
    async (actor, at) => getSimilarityRun(actor, (await newPair(at)).runId),
    ok(...staff),
  ],
  [
    "getSimilarPair",
    "a pair of students",
    "open",
    async (actor, at) => getSimilarPair(actor, (await newPair(at)).id),
    ok(...seeing),
  ],
  [
    "judgePair",
    "a pair of students",
    "open",
    async (actor, at) =>
      judgePair(actor, (await newPair(at)).id, { judgement: "copied", reason: "Word for word.", basedOn: null }),
    ok(...seeing),
  ],
  ["listSurveys", "a course", "open", (actor, at) => listSurveys(actor, at.courseSlug), ok(...staff)],
  ["exportSurvey", "a survey", "open", (actor, at) => exportSurvey(actor, questionOf(at, "people")), ok(...staff)],
  // It is no survey, which only staff are told.
  ["exportSurvey", "a code part", "open", (actor, at) => exportSurvey(actor, at.partId), answered("INVALID", ...staff)],
  [
    "eraseSurveyAnswers",
    "the student's",
    "open",
    (actor, at) => eraseSurveyAnswers(actor, { partId: questionOf(at, "people"), userId: at.people.student.userId }),
    onlyInstructor,
  ],
];
