import { defineAssignment } from "allclose";

export default defineAssignment({
  slug: "transcript-audit",
  title: "Audit an answer",
  opens: { day: 7, time: "09:00" },
  due: { day: 21, time: "23:59" },
  lateHours: 72,
  latePercentPerDay: 10,
  items: [{ problem: "transcript-audit", points: 25 }],
});
