import type { Actor } from "#server/actor";
import { getAssignment } from "#server/assignments";
import { listAuditLog } from "#server/auditLog";
import { saveDraft } from "#server/drafts";
import { getHome } from "#server/home";
import { getItem } from "#server/items";
import { previewMarkdown } from "#server/previewMarkdown";
import { listStaffAssignments } from "#server/staffAssignments";
import { getStaffCourse } from "#server/staffCourse";
import { openSubmissionEvents } from "#server/submissionEvents";
import { getSubmission, listSubmissions, submitAnswer } from "#server/submissions";
import { newClientKey } from "../../course";
import { answer, assignmentOf, type Fixture, itemOf, partOf } from "./fixture";
import { everybody, members, ok, type Row, staff, tooLate } from "./row";

const handIn = (kind: "submit" | "run") => (actor: Actor, at: Fixture) =>
  submitAnswer(actor, { ...partOf(at), kind, answer, clientKey: newClientKey() });

const events = async (actor: Actor, at: Fixture) => {
  const gone = new AbortController();
  const stream = await openSubmissionEvents(actor, at.submissionId, gone.signal);
  gone.abort();
  await stream.cancel();
};

/** Working on an assignment, and the pages around it. */
export const workRows: Row[] = [
  [
    "getAssignment",
    "an open assignment",
    "open",
    (actor, at) => getAssignment(actor, assignmentOf(at)),
    ok(...members),
  ],
  ["getItem", "an open assignment", "open", (actor, at) => getItem(actor, itemOf(at)), ok(...members)],
  [
    "saveDraft",
    "an open assignment",
    "open",
    (actor, at) => saveDraft(actor, { ...partOf(at), text: "…", basedOn: null }),
    ok(...members),
  ],
  ["submitAnswer", "an open assignment", "open", handIn("submit"), ok(...members)],
  ["submitAnswer", "a run, an open assignment", "open", handIn("run"), ok(...members)],
  ["listSubmissions", "an open assignment", "open", (actor, at) => listSubmissions(actor, partOf(at)), ok(...members)],
  [
    "getSubmission",
    "an open assignment",
    "open",
    (actor, at) => getSubmission(actor, at.submissionId),
    ok("student", "ta", "instructor"),
  ],
  ["openSubmissionEvents", "an open assignment", "open", events, ok("student", "ta", "instructor")],
  [
    "getAssignment",
    "one that has not opened",
    "notOpen",
    (actor, at) => getAssignment(actor, assignmentOf(at)),
    ok(...members),
  ],
  ["getItem", "one that has not opened", "notOpen", (actor, at) => getItem(actor, itemOf(at)), ok(...staff)],
  [
    "saveDraft",
    "one that has not opened",
    "notOpen",
    (actor, at) => saveDraft(actor, { ...partOf(at), text: "…", basedOn: null }),
    ok(...staff),
  ],
  ["submitAnswer", "one that has not opened", "notOpen", handIn("submit"), { ...ok(...staff), ...tooLate }],
  ["submitAnswer", "a run, one that has not opened", "notOpen", handIn("run"), { ...ok(...staff), ...tooLate }],
  [
    "getAssignment",
    "an unpublished one",
    "unpublished",
    (actor, at) => getAssignment(actor, assignmentOf(at)),
    ok(...staff),
  ],
  ["getItem", "an unpublished one", "unpublished", (actor, at) => getItem(actor, itemOf(at)), ok(...staff)],
  [
    "saveDraft",
    "an unpublished one",
    "unpublished",
    (actor, at) => saveDraft(actor, { ...partOf(at), text: "…", basedOn: null }),
    ok(...staff),
  ],
  ["submitAnswer", "an unpublished one", "unpublished", handIn("submit"), ok(...staff)],
  [
    "listSubmissions",
    "an unpublished one",
    "unpublished",
    (actor, at) => listSubmissions(actor, partOf(at)),
    ok(...staff),
  ],
  ["getAssignment", "a closed one", "closed", (actor, at) => getAssignment(actor, assignmentOf(at)), ok(...members)],
  ["getItem", "a closed one", "closed", (actor, at) => getItem(actor, itemOf(at)), ok(...members)],
  [
    "saveDraft",
    "a closed one",
    "closed",
    (actor, at) => saveDraft(actor, { ...partOf(at), text: "…", basedOn: null }),
    ok(...members),
  ],
  ["submitAnswer", "a closed one", "closed", handIn("submit"), { ...ok(...staff), ...tooLate }],
  ["submitAnswer", "a run, a closed one", "closed", handIn("run"), { ...ok(...staff), ...tooLate }],
  [
    "getSubmission",
    "a closed one",
    "closed",
    (actor, at) => getSubmission(actor, at.submissionId),
    ok("student", "ta", "instructor"),
  ],
  ["getHome", "their own", "open", (actor) => getHome(actor), ok(...everybody)],
  ["previewMarkdown", "their own text", "open", (actor) => previewMarkdown(actor, "*x*"), ok(...everybody)],
  ["getStaffCourse", "a course", "open", (actor, at) => getStaffCourse(actor, at.courseSlug), ok(...staff)],
  ["listStaffAssignments", "a course", "open", (actor, at) => listStaffAssignments(actor, at.courseSlug), ok(...staff)],
  ["listAuditLog", "a course", "open", (actor, at) => listAuditLog(actor, at.courseSlug, {}), ok("instructor")],
];
