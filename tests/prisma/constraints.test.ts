import { createHash } from "node:crypto";
import { type CourseFixture, hoursFromNow, makeCourse, makeVersion, newClientKey, unique } from "../course";
import { database, refusal, useFreshDatabase } from "../database";

useFreshDatabase();

let course: CourseFixture;
beforeAll(async () => {
  course = await makeCourse();
});

/** What PostgreSQL says to a row that differs from an acceptable one in the given columns. */
function check(table: keyof typeof acceptable, changes: Record<string, unknown>): Promise<string> {
  const row: Record<string, unknown> = { ...acceptable[table](), ...changes };
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const values = Object.values(row).map((value) =>
    value !== null && typeof value === "object" && !(value instanceof Date) && !Buffer.isBuffer(value)
      ? JSON.stringify(value)
      : value,
  );
  return refusal(
    `insert into "${table}" (${columns.map((column) => `"${column}"`).join(", ")}) values (${places.join(", ")})`,
    values,
  );
}

const uuid = (): string => crypto.randomUUID();
const now = new Date();
const fileContent = Buffer.from("%PDF-1.7");
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

const verdict = (status: string, score: number, maxScore: number) => ({ status, score, maxScore });

/** One row of each table that the database takes. */
const acceptable = {
  User: () => ({ id: uuid(), email: `${unique("p")}@example.edu`, name: "P" }),
  Account: () => ({
    id: uuid(),
    userId: course.people.student.userId,
    provider: "oidc:https://id.example.edu",
    subject: uuid(),
  }),
  PasswordLink: () => ({
    ...{ tokenHash: sha256(Buffer.from(uuid())), userId: course.people.student.userId, expiresAt: hoursFromNow(1) },
  }),
  Invitation: () => ({
    ...{ id: uuid(), courseId: course.courseId, role: "student", tokenHash: sha256(Buffer.from(uuid())) },
    ...{ expiresAt: hoursFromNow(1), creatorId: course.people.instructor.userId },
  }),
  Course: () => ({ id: uuid(), slug: unique("c"), title: "C", term: "Fall", timeZone: "UTC", startsOn: now }),
  Section: () => ({ id: uuid(), courseId: course.courseId, name: unique("s") }),
  Enrollment: () => ({ id: uuid(), courseId: course.courseId, userId: course.people.stranger.userId, role: "student" }),
  Problem: () => ({ id: uuid(), slug: unique("p") }),
  ProblemVersion: () => ({
    ...{ id: uuid(), problemId: problemId(), number: 2, hash: sha256(Buffer.from(uuid())), files: {}, definition: {} },
    ...{ statementHtml: "", gradingSeed: "0123456789abcdef" },
  }),
  Assignment: () => ({
    ...{ id: uuid(), courseId: course.courseId, slug: unique("a"), title: "A" },
    ...{ opensAt: hoursFromNow(0), dueAt: hoursFromNow(1), closesAt: hoursFromNow(2) },
  }),
  Item: () => ({
    ...{ id: uuid(), assignmentId: course.assignmentId, problemId: made.spare.problemId, versionId: made.spare.id },
    ...{ position: 2, points: 1 },
  }),
  Part: () => ({ id: uuid(), itemId: course.itemId, key: unique("k"), kind: "code", position: 2, points: 1 }),
  Draft: () => ({ id: uuid(), partId: course.partId, userId: course.people.student.userId, text: "" }),
  Submission: () => ({
    ...{ id: uuid(), partId: course.partId, userId: course.people.student.userId, versionId: course.versionId },
    ...{ kind: "submit", answer: {}, clientKey: newClientKey() },
  }),
  Grading: () => ({
    ...{ id: uuid(), submissionId: submissionId(), reason: "regrade", versionId: course.versionId, seed: "s" },
    ...{ isCurrent: false },
  }),
  Review: () => ({ id: uuid(), submissionId: submissionId(), authorId: course.people.ta.userId, revision: 1 }),
  RubricItem: () => ({ id: uuid(), partId: course.partId, position: 1, text: "Sign is right", points: -1 }),
  RubricGroup: () => ({ id: uuid(), partId: course.partId, position: 1, title: "Method" }),
  RegionComment: () => ({
    ...{ id: uuid(), reviewId: reviewId(), authorId: course.people.ta.userId, uploadId: made.uploadId, page: 1 },
    ...{ x: 0.1, y: 0.2, width: 0.3, height: 0.8, text: "Where from?" },
  }),
  SuggestedEdit: () => ({ id: uuid(), reviewId: reviewId(), submissionId: submissionId() }),
  Claim: () => ({ submissionId: submissionId(), graderId: course.people.ta.userId }),
  GroupExit: () => ({ submissionId: submissionId(), graderId: course.people.ta.userId }),
  Snippet: () => ({ id: uuid(), courseId: course.courseId, authorId: course.people.ta.userId, text: "Units?" }),
  PointsNotice: () => ({
    ...{ versionChangeId: made.changeId, userId: course.people.student.userId },
    ...{ earnedBefore: null, earnedAfter: 3, points: 10 },
  }),
  Look: () => ({ assignmentId: course.assignmentId, userId: course.people.student.userId }),
  SimilarityRun: () => ({ id: uuid(), partId: course.partId, requesterId: course.people.ta.userId }),
  SimilarPair: () => ({
    ...{ id: uuid(), runId: made.runId, leftId: made.pair[0], rightId: made.pair[1] },
    ...{ similarity: 0.9, longestFragment: 40, fragments: [] },
  }),
  LineComment: () => ({
    id: uuid(),
    reviewId: reviewId(),
    authorId: course.people.ta.userId,
    firstLine: 1,
    lastLine: 2,
    text: "Why?",
  }),
  RegradeRequest: () => ({
    id: uuid(),
    submissionId: submissionId(),
    requesterId: course.people.student.userId,
    reason: "It is right.",
  }),
  Extension: () => ({
    ...{
      id: uuid(),
      courseId: course.courseId,
      assignmentId: course.assignmentId,
      userId: course.people.student.userId,
    },
    ...{ dueAt: hoursFromNow(3), closesAt: hoursFromNow(4), reason: "Ill", granterId: course.people.ta.userId },
  }),
  Upload: () => ({
    ...{ id: uuid(), courseId: course.courseId, ownerId: course.people.student.userId, fileName: "proof.pdf" },
    ...{
      contentType: "application/pdf",
      sizeBytes: fileContent.length,
      sha256: sha256(fileContent),
      content: fileContent,
    },
  }),
  LooseObject: () => ({ key: `uploads/${uuid()}`, dueAt: now }),
  AuditEvent: () => ({ id: uuid(), action: "extension granted", subjectKind: "extension", subjectId: uuid() }),
  RateLimit: () => ({ key: unique("k"), windowStart: now, used: 0 }),
  WorkerHeartbeat: () => ({
    ...{ id: unique("w"), host: "h", processId: 1, startedAt: now, seenAt: now, gradingOn: true, detail: "" },
  }),
};

let made: {
  problemId: string;
  spare: { id: string; problemId: string };
  submissionId: string;
  reviewId: string;
  uploadId: string;
  runId: string;
  changeId: string;
  pair: string[];
};
const problemId = (): string => made.problemId;
const submissionId = (): string => made.submissionId;
const reviewId = (): string => made.reviewId;

beforeAll(async () => {
  const version = await database().problemVersion.findUniqueOrThrow({ where: { id: course.versionId } });
  const submit = () =>
    database().submission.create({
      data: {
        partId: course.partId,
        userId: course.people.student.userId,
        versionId: course.versionId,
        kind: "submit",
        answer: { kind: "code", source: "" },
        clientKey: newClientKey(),
      },
    });
  const [submission, reviewed] = [await submit(), await submit()];
  const review = await database().review.create({
    data: { submissionId: reviewed.id, authorId: course.people.ta.userId },
  });
  const upload = await database().upload.create({
    data: {
      ...{ courseId: course.courseId, ownerId: course.people.student.userId, fileName: "a.pdf" },
      ...{ contentType: "application/pdf", sizeBytes: fileContent.length, sha256: sha256(fileContent) },
      content: fileContent,
    },
  });
  const run = await database().similarityRun.create({
    data: { partId: course.partId, requesterId: course.people.ta.userId, state: "done", finishedAt: now },
  });
  const spare = await makeVersion();
  const change = await database().versionChange.create({
    data: {
      ...{ itemId: course.itemId, fromVersionId: course.versionId, toVersionId: spare.id },
      starterId: course.people.instructor.userId,
    },
  });
  made = {
    ...{ problemId: version.problemId, spare, submissionId: submission.id, reviewId: review.id },
    ...{ uploadId: upload.id, runId: run.id, changeId: change.id, pair: [submission.id, reviewed.id].sort() },
  };
});

test.each(
  (
    [
      "User",
      "Account",
      "PasswordLink",
      "Invitation",
      "Course",
      "Section",
      "Problem",
      "ProblemVersion",
      "Assignment",
      "Part",
      "Draft",
      "Submission",
      "Grading",
      "Review",
      "RubricGroup",
      "RubricItem",
      "LineComment",
      "RegionComment",
      "SuggestedEdit",
      "Claim",
      "GroupExit",
      "Snippet",
      "Look",
      "SimilarityRun",
      "SimilarPair",
      "RegradeRequest",
      "Extension",
      "Upload",
      "LooseObject",
      "AuditEvent",
      "RateLimit",
      "WorkerHeartbeat",
      "Enrollment",
    ] as const
  ).map((table) => [table]),
)("a good %s row is taken", async (table) => {
  expect(await check(table, {})).toBe("accepted");
});

const checkViolation = "23514";
const unknownId = "11111111-1111-4111-8111-111111111111";
const long = (length: number): string => "x".repeat(length + 1);

test.each<[keyof typeof acceptable, string, Record<string, unknown>]>([
  ["User", "User_email_shape", { email: "Robin@example.edu" }],
  ["User", "User_email_shape", { email: "nobody" }],
  ["User", "User_email_shape", { email: "two words@example.edu" }],
  ["User", "User_name_length", { name: "  " }],
  ["User", "User_passwordHash_length", { passwordHash: "" }],
  ["Account", "Account_subject_length", { subject: "" }],
  ["Account", "Account_provider_length", { provider: "" }],
  ["PasswordLink", "PasswordLink_tokenHash_shape", { tokenHash: "secret" }],
  ["PasswordLink", "PasswordLink_expires_later", { expiresAt: hoursFromNow(-1) }],
  ["Invitation", "Invitation_tokenHash_shape", { tokenHash: "secret" }],
  ["Invitation", "Invitation_usesLeft_range", { usesLeft: -1 }],
  ["Invitation", "Invitation_expires_later", { expiresAt: hoursFromNow(-1) }],
  ["Course", "Course_dropLowest_range", { dropLowest: -1 }],
  ["Enrollment", "Enrollment_timeFactor_range", { timeFactor: 0.9 }],
  ["Course", "Course_slug_shape", { slug: "EECS 182" }],
  ["Course", "Course_slug_shape", { slug: long(64) }],
  ["Course", "Course_title_length", { title: "" }],
  ["Course", "Course_term_length", { term: " " }],
  ["Course", "Course_timeZone_length", { timeZone: "" }],
  ["Section", "Section_name_length", { name: "" }],
  ["Problem", "Problem_slug_shape", { slug: "../etc" }],
  ["ProblemVersion", "ProblemVersion_number_range", { number: 0 }],
  ["ProblemVersion", "ProblemVersion_hash_shape", { hash: "abc" }],
  ["ProblemVersion", "ProblemVersion_files_shape", { files: "[]" }],
  ["ProblemVersion", "ProblemVersion_definition_shape", { definition: "1" }],
  ["ProblemVersion", "ProblemVersion_certificate_shape", { certificate: "null" }],
  ["ProblemVersion", "ProblemVersion_gradingSeed_length", { gradingSeed: "1" }],
  ["Assignment", "Assignment_opens_before_due", { opensAt: hoursFromNow(1), dueAt: hoursFromNow(1) }],
  ["Assignment", "Assignment_due_before_closes", { closesAt: hoursFromNow(0.5) }],
  ["Assignment", "Assignment_latePercentPerDay_range", { latePercentPerDay: 101 }],
  ["Assignment", "Assignment_latePercentPerDay_range", { latePercentPerDay: -1 }],
  ["Assignment", "Assignment_latePercentPerDay_range", { latePercentPerDay: "NaN" }],
  ["Assignment", "Assignment_revision_range", { revision: 0 }],
  ["Assignment", "Assignment_slug_shape", { slug: "" }],
  ["Assignment", "Assignment_title_length", { title: "" }],
  ["Item", "Item_points_range", { points: -1 }],
  ["Item", "Item_points_range", { points: "NaN" }],
  ["Item", "Item_points_range", { points: "Infinity" }],
  ["Item", "Item_position_range", { position: 0 }],
  ["Part", "Part_points_range", { points: -0.5 }],
  ["Part", "Part_key_shape", { key: "Part A" }],
  ["Part", "Part_kind_length", { kind: "" }],
  ["Part", "Part_position_range", { position: 0 }],
  ["Draft", "Draft_text_length", { text: long(65_536) }],
  ["Submission", "Submission_clientKey_length", { clientKey: "short" }],
  ["Submission", "Submission_answer_shape", { answer: "[]" }],
  ["Submission", "Submission_answer_shape", { answer: { kind: "code", source: long(524_288) } }],
  ["Grading", "Grading_seed_length", { seed: "" }],
  ["Grading", "Grading_attempt_range", { attempt: -1 }],
  ["Grading", "Grading_started_when_running", { state: "running" }],
  ["Grading", "Grading_verdict_when_done", { state: "done" }],
  ["Grading", "Grading_verdict_when_done", { state: "queued", engine: "0.1.0" }],
  ["Grading", "Grading_score_range", finished("partial", 4, 3)],
  ["Grading", "Grading_score_range", finished("partial", -1, 3)],
  ["Grading", "Grading_verdict_agrees", { ...finished("accepted", 3, 3), verdict: verdict("partial", 3, 3) }],
  ["Grading", "Grading_verdict_agrees", { ...finished("accepted", 3, 3), verdict: verdict("accepted", 2, 3) }],
  ["Grading", "Grading_status_known", finished("perfect", 3, 3)],
  ["Grading", "Grading_incident_when_failed", finished("grader-failed", 0, 3)],
  ["Review", "Review_override_has_reason", { overridePoints: 3 }],
  ["Review", "Review_override_has_reason", { overrideReason: "Because." }],
  ["Review", "Review_overrideReason_length", { overridePoints: 3, overrideReason: " " }],
  ["Review", "Review_overridePoints_range", { overridePoints: -1, overrideReason: "Because." }],
  ["Review", "Review_revision_range", { revision: 0 }],
  ["Review", "Review_comment_length", { comment: long(20_000) }],
  ["RubricItem", "RubricItem_text_length", { text: "" }],
  ["RubricItem", "RubricItem_points_range", { points: "NaN" }],
  ["RubricItem", "RubricItem_position_range", { position: 0 }],
  ["RubricItem", "RubricItem_feedback_length", { feedback: long(5_000) }],
  ["RubricItem", "RubricItem_revision_range", { revision: 0 }],
  ["RubricGroup", "RubricGroup_title_length", { title: " " }],
  ["RubricGroup", "RubricGroup_position_range", { position: 0 }],
  ["RubricGroup", "RubricGroup_limits_range", { mostPoints: "NaN" }],
  ["RubricGroup", "RubricGroup_limits_order", { leastPoints: 2, mostPoints: 1 }],
  ["RubricGroup", "RubricGroup_revision_range", { revision: 0 }],
  ["RegionComment", "RegionComment_page_range", { page: 0 }],
  ["RegionComment", "RegionComment_inside", { width: 0.95 }],
  ["RegionComment", "RegionComment_inside", { height: 0 }],
  ["RegionComment", "RegionComment_inside", { x: "NaN" }],
  ["RegionComment", "RegionComment_text_length", { text: " " }],
  ["Claim", "Claim_renewed_after_claimed", { renewedAt: new Date(0) }],
  ["Snippet", "Snippet_text_length", { text: "" }],
  ["Assignment", "Assignment_release_of_what_is_held", { reviewsReleaseAt: now }],
  ["Assignment", "Assignment_regradeDays_range", { regradeDays: -1 }],
  ["Assignment", "Assignment_regradeQuota_range", { regradeQuota: -1 }],
  ["Enrollment", "Enrollment_limited_to_a_section", { role: "ta", isLimitedToSection: true }],
  ["Submission", "Submission_earlier_shape", { earlier: "[]" }],
  ["Review", "Review_gradingSeconds_range", { gradingSeconds: -1 }],
  ["Review", "Review_audited_when_asked", { auditedAt: now, auditorId: unknownId }],
  ["Review", "Review_audited_by_somebody", { auditAskedAt: now, auditedAt: now }],
  ["Review", "Review_finished_has_moment", { state: "finished" }],
  ["Review", "Review_not_its_own_source", { id: unknownId, sourceId: unknownId }],
  ["RegradeRequest", "RegradeRequest_claim_shape", { claim: "[]" }],
  ["RegradeRequest", "RegradeRequest_outcome_of_a_claim", { claimOutcome: {} }],
  ["RegradeRequest", "RegradeRequest_test_of_a_claim", { makesTest: true }],
  ["SimilarityRun", "SimilarityRun_progress_range", { progress: 1.1 }],
  ["SimilarityRun", "SimilarityRun_compared_range", { compared: -1 }],
  ["SimilarityRun", "SimilarityRun_finished_has_moment", { state: "done" }],
  ["SimilarityRun", "SimilarityRun_incident_when_failed", { state: "failed", finishedAt: now }],
  ["SimilarityRun", "SimilarityRun_attempt_range", { attempt: -1 }],
  ["SimilarityRun", "SimilarityRun_summary_is_object", { summary: "[]" }],
  ["SimilarPair", "SimilarPair_similarity_range", { similarity: 1.1 }],
  ["SimilarPair", "SimilarPair_longestFragment_range", { longestFragment: -1 }],
  ["SimilarPair", "SimilarPair_two_submissions", { rightId: "00000000-0000-0000-0000-000000000000" }],
  ["SimilarPair", "SimilarPair_judged_with_reason", { judgement: "copied" }],
  ["SimilarPair", "SimilarPair_reason_length", { judgement: "copied", reason: " ", judgeId: unknownId, judgedAt: now }],
  ["LineComment", "LineComment_lines", { firstLine: 3 }],
  ["LineComment", "LineComment_lines", { firstLine: 0 }],
  ["LineComment", "LineComment_text_length", { text: "" }],
  ["RegradeRequest", "RegradeRequest_reason_length", { reason: "" }],
  ["RegradeRequest", "RegradeRequest_answered_unless_open", { state: "granted" }],
  ["RegradeRequest", "RegradeRequest_answered_unless_open", { answer: "No." }],
  ["RegradeRequest", "RegradeRequest_answer_length", { answer: " " }],
  ["Extension", "Extension_person_or_section", { userId: null }],
  ["Extension", "Extension_due_before_closes", { closesAt: hoursFromNow(2) }],
  ["Extension", "Extension_reason_length", { reason: "" }],
  ["Upload", "Upload_fileName_shape", { fileName: "../proof.pdf" }],
  ["Upload", "Upload_contentType_shape", { contentType: "text/html; charset=utf-8" }],
  ["Upload", "Upload_sizeBytes_agrees", { sizeBytes: 1 }],
  ["Upload", "Upload_sha256_agrees", { sha256: sha256(Buffer.from("other")) }],
  ["Upload", "Upload_sha256_agrees", { sha256: "not a hash" }],
  ["Upload", "Upload_one_place", { content: null }],
  ["LooseObject", "LooseObject_key_shape", { key: "uploads/../backups" }],
  ["AuditEvent", "AuditEvent_action_length", { action: "" }],
  ["AuditEvent", "AuditEvent_subject_length", { subjectId: "" }],
  ["RateLimit", "RateLimit_used_range", { used: -1 }],
  ["RateLimit", "RateLimit_key_length", { key: "" }],
  ["PointsNotice", "PointsNotice_range", { earnedAfter: 11 }],
  ["PointsNotice", "PointsNotice_tells_something", { earnedAfter: null }],
  ["WorkerHeartbeat", "WorkerHeartbeat_seen_after_start", { seenAt: new Date(0) }],
  ["WorkerHeartbeat", "WorkerHeartbeat_lengths", { detail: long(4_000) }],
])("a %s row that breaks %s is refused: %j", async (table, constraint, changes) => {
  expect(await check(table, changes)).toBe(`${checkViolation} ${constraint}`);
});

function finished(status: string, score: number, maxScore: number): Record<string, unknown> {
  return {
    state: "done",
    finishedAt: now,
    engine: "0.1.0",
    status,
    score,
    maxScore,
    verdict: verdict(status, score, maxScore),
  };
}

test("two installations cannot be recorded", async () => {
  expect(await refusal(`insert into "Installation" (id) values (2)`)).toBe("23514 Installation_single_row");
});

const uniqueViolation = "23505";

test.each<[keyof typeof acceptable, string, () => Record<string, unknown>]>([
  ["User", "User_email_key", () => ({ email: course.people.student.email })],
  ["Course", "Course_slug_key", () => ({ slug: course.courseSlug })],
  ["Enrollment", "Enrollment_courseId_userId_key", () => ({ userId: course.people.student.userId })],
  ["ProblemVersion", "ProblemVersion_problemId_number_key", () => ({ number: 1 })],
  ["Assignment", "Assignment_courseId_slug_key", () => ({ slug: course.assignmentSlug })],
  ["Item", "Item_assignmentId_position_key", () => ({ position: 1 })],
  ["Item", "Item_assignmentId_problemId_key", () => ({ problemId: problemId(), versionId: course.versionId })],
  ["Part", "Part_itemId_key_key", () => ({ key: "double" })],
])("a second %s row with the same key is refused by %s", async (table, constraint, changes) => {
  expect(await check(table, changes())).toBe(`${uniqueViolation} ${constraint}`);
});

test.each<[keyof typeof acceptable, Record<string, unknown>, string]>([
  ["Draft", {}, "Draft_partId_userId_key"],
  ["Submission", { clientKey: newClientKey() }, "Submission_userId_clientKey_key"],
  ["Grading", { isCurrent: true }, "Grading_one_current"],
  ["Grading", { reason: "live" }, "Grading_one_live"],
  ["Extension", {}, "Extension_assignmentId_userId_key"],
  ["RegradeRequest", {}, "RegradeRequest_one_open"],
  ["Account", { subject: "1234" }, "Account_provider_subject_key"],
  ["Section", { name: "Tuesday" }, "Section_courseId_name_key"],
])("%s rows with %j come once", async (table, changes, constraint) => {
  const other = course.people.otherStudent.userId;
  const person = { Draft: { userId: other }, Extension: { userId: other }, RegradeRequest: { requesterId: other } };
  const row = { ...changes, ...(table in person ? person[table as keyof typeof person] : {}) };
  expect(await check(table, row)).toBe("accepted");
  expect(await check(table, row)).toBe(`${uniqueViolation} ${constraint}`);
});

test.each<[keyof typeof acceptable, string, () => Record<string, unknown>]>([
  ["Review", "Review_submissionId_key", () => ({})],
  ["Claim", "Claim_pkey", () => ({ graderId: course.people.instructor.userId })],
  ["GroupExit", "GroupExit_pkey", () => ({ graderId: course.people.instructor.userId })],
  ["SuggestedEdit", "SuggestedEdit_submissionId_key", () => ({})],
  ["Look", "Look_pkey", () => ({})],
  ["SimilarPair", "SimilarPair_runId_leftId_rightId_key", () => ({})],
  ["SimilarityRun", "SimilarityRun_one_under_way", () => ({ requesterId: course.people.instructor.userId })],
  ["SimilarityRun", "SimilarityRun_one_under_way", () => ({ state: "running" })],
])("whoever came first, a second %s row is refused by %s", async (table, constraint, changes) => {
  await check(table, {});
  expect(await check(table, changes())).toBe(`${uniqueViolation} ${constraint}`);
});

test("a part whose comparison has ended can be compared again", async () => {
  const { partId, people } = await makeCourse();
  const row = { partId, requesterId: people.ta.userId };
  expect(await check("SimilarityRun", { ...row, state: "done", finishedAt: now })).toBe("accepted");
  expect(await check("SimilarityRun", { ...row, state: "failed", finishedAt: now, incidentId: "0123456789" })).toBe(
    "accepted",
  );
  expect(await check("SimilarityRun", row)).toBe("accepted");
});

const foreignKeyViolation = "23503";

test("a rubric item in a group of another part is refused", async () => {
  const { partId } = await makeCourse();
  const group = await database().rubricGroup.create({ data: { partId, position: 1, title: "Theirs" } });
  expect(await check("RubricItem", { groupId: group.id })).toBe(
    `${foreignKeyViolation} RubricItem_groupId_partId_fkey`,
  );
});

test("an extension for somebody who is not in the course is refused", async () => {
  const elsewhere = await makeCourse();
  expect(await check("Extension", { userId: elsewhere.people.student.userId })).toBe(
    `${foreignKeyViolation} Extension_courseId_userId_fkey`,
  );
});

test("an extension for a section or an assignment of another course is refused", async () => {
  const elsewhere = await makeCourse();
  const section = await database().section.create({ data: { courseId: elsewhere.courseId, name: "Theirs" } });
  expect(await check("Extension", { userId: null, sectionId: section.id })).toBe(
    `${foreignKeyViolation} Extension_sectionId_courseId_fkey`,
  );
  expect(await check("Extension", { assignmentId: elsewhere.assignmentId })).toBe(
    `${foreignKeyViolation} Extension_assignmentId_courseId_fkey`,
  );
});

test("an enrollment in a section of another course is refused", async () => {
  const elsewhere = await makeCourse();
  const section = await database().section.create({ data: { courseId: elsewhere.courseId, name: "Theirs" } });
  const newcomer = await database().user.create({ data: { email: `${unique("n")}@example.edu`, name: "N" } });
  expect(await check("Enrollment", { userId: newcomer.id, sectionId: section.id })).toBe(
    `${foreignKeyViolation} Enrollment_sectionId_courseId_fkey`,
  );
});

test("an item cannot show a version of another problem", async () => {
  const elsewhere = await makeCourse();
  expect(await check("Item", { versionId: elsewhere.versionId, position: 9 })).toBe(
    `${foreignKeyViolation} Item_versionId_problemId_fkey`,
  );
});

const restrict = "23001";

test.each([
  ["User", () => course.people.student.userId],
  ["Course", () => course.courseId],
  ["Assignment", () => course.assignmentId],
  ["Item", () => course.itemId],
  ["Part", () => course.partId],
  ["Submission", () => submissionId()],
  ["Problem", () => problemId()],
])("a %s with work in it cannot be deleted", async (table, id) => {
  expect(await refusal(`delete from "${table}" where id = $1`, [id()])).toMatch(
    new RegExp(`^(${restrict}|${foreignKeyViolation}) `),
  );
});

test("an upload names an object once, after it was announced and before it is due", async () => {
  const name = async (dueInHours: number) => {
    const key = `uploads/${uuid()}`;
    expect(await check("LooseObject", { key, dueAt: hoursFromNow(dueInHours) })).toBe("accepted");
    return { content: null, objectKey: key };
  };
  const place = await name(1);
  expect(await check("Upload", place)).toBe("accepted");
  expect(await check("Upload", place)).toBe(restrict);
  expect(await check("Upload", await name(-1))).toBe(restrict);
  expect(await check("Upload", { content: null, objectKey: `uploads/${uuid()}` })).toBe(restrict);
  expect(await check("Upload", { ...(await name(1)), sha256: "f".repeat(63) })).toBe("23514 Upload_sha256_shape");
  expect(await check("Upload", { ...(await name(1)), sizeBytes: -1 })).toBe("23514 Upload_sizeBytes_agrees");
  expect(await check("Upload", { ...(await name(1)), content: fileContent })).toBe("23514 Upload_one_place");
});

test("of a submission only what its answer says can be taken away, and nothing put in its place", async () => {
  const columns = { partId: course.partId, userId: course.people.student.userId, versionId: course.versionId };
  const survey = { kind: "survey", entries: [{ id: "with", value: ["Ada"] }] };
  const { id } = await database().submission.create({
    data: { ...columns, kind: "submit", answer: survey, clientKey: newClientKey() },
  });
  const set = (of: string, answer: object, more = "") =>
    refusal(`update "Submission" set answer = $2::jsonb${more} where id = $1`, [of, JSON.stringify(answer)]);
  const erased = { kind: "survey", entries: [], erased: true };
  expect(await set(submissionId(), erased)).toContain(restrict);
  expect(await set(id, { ...survey, entries: [{ id: "with", value: ["Grace"] }] })).toContain(restrict);
  expect(await set(id, erased, `, "createdAt" = now() - interval '1 day'`)).toContain(restrict);
  expect(await set(id, erased)).toBe("accepted");
  expect(await set(id, survey)).toContain(restrict);
});

test("an assignment without submissions can be deleted with its items, parts and drafts", async () => {
  const empty = await makeCourse();
  await database().draft.create({ data: { partId: empty.partId, userId: empty.people.student.userId, text: "…" } });
  expect(await refusal(`delete from "Assignment" where id = $1`, [empty.assignmentId])).toBe("accepted");
  expect(await database().part.count({ where: { id: empty.partId } })).toBe(0);
});

test.each([
  [`update "AuditEvent" set action = 'other'`],
  [`delete from "AuditEvent"`],
  [`truncate "AuditEvent"`],
  [`update "ProblemVersion" set "statementHtml" = 'other'`],
  [`update "ProblemVersion" set "gradingSeed" = '0123456789abcdefg'`],
  [`update "ProblemVersion" set certificate = '{}', hash = repeat('0', 64)`],
  [`delete from "ProblemVersion"`],
  [`update "Submission" set "createdAt" = now()`],
  [`update "Submission" set answer = '{}'`],
])("%s is refused", async (sql) => {
  await check("AuditEvent", {});
  expect(await refusal(sql)).toMatch(new RegExp(`^(${restrict}|23503)`));
});

test("a missing certificate can be filled in once", async () => {
  const id = uuid();
  expect(await check("ProblemVersion", { id, number: 7 })).toBe("accepted");
  const fill = `update "ProblemVersion" set certificate = '{"ok": true}' where id = $1`;
  expect(await refusal(fill, [id])).toBe("accepted");
  expect(await refusal(`update "ProblemVersion" set certificate = '{"ok": false}' where id = $1`, [id])).toBe(restrict);
});

test("a grading has the place of its submission, whatever a program writes there", async () => {
  const id = uuid();
  expect(await check("Grading", { id, partId: uuid(), userId: uuid(), kind: "run" })).toBe("accepted");
  const move = `update "Grading" set "userId" = $2, "submittedAt" = now() - interval '1 day' where id = $1`;
  expect(await refusal(move, [id, uuid()])).toBe("accepted");
  const { submission, ...grading } = await database().grading.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ partId: true, userId: true, kind: true, submittedAt: true },
      submission: { select: { partId: true, userId: true, kind: true, createdAt: true } },
    },
  });
  const { createdAt, ...place } = submission;
  expect(grading).toEqual({ ...place, submittedAt: createdAt });
});

test("a finished grading keeps its status and points, and only its being current can change", async () => {
  const id = uuid();
  expect(await check("Grading", { id, ...finished("accepted", 3, 3) })).toBe("accepted");
  expect(await refusal(`update "Grading" set seed = 'other' where id = $1`, [id])).toBe(restrict);
  expect(await refusal(`update "Grading" set state = 'queued' where id = $1`, [id])).toBe(restrict);
  await database().grading.updateMany({ where: { submissionId: submissionId() }, data: { isCurrent: false } });
  expect(await refusal(`update "Grading" set "isCurrent" = true where id = $1`, [id])).toBe("accepted");
});
