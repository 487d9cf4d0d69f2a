import { defineAssignment } from "allclose";

export default defineAssignment({
  slug: "homework-2",
  title: "Homework 2: optimisers and initialisation",
  opens: { day: 7, time: "09:00" },
  due: { day: 21, time: "23:59" },
  lateHours: 72,
  latePercentPerDay: 10,
  items: [
    { problem: "l2-penalty-step", points: 5 },
    { problem: "linf-penalty-step", points: 10 },
    { problem: "lp-dual-step", points: 15 },
    { problem: "rms-norm", points: 5 },
    { problem: "theta-star", points: 20 },
    { problem: "he-init", points: 10 },
    { problem: "optimizer-rules", points: 20 },
    { problem: "linearized-features", points: 10 },
    { problem: "all-to-all", points: 5 },
    { problem: "parameter-server", points: 5 },
    { problem: "ring-all-reduce", points: 15 },
    { problem: "linearized-features", points: 10 },
    { problem: "principal-features", points: 10 },
    { problem: "gradient-ascent", points: 15 },
    { problem: "gaussian-smoothing", points: 10 },
    { problem: "policy-gradient", points: 20 },
    { problem: "reparam-gradient", points: 15 },
  ],
});
