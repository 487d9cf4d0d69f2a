import { defineAssignment } from "allclose";

export default defineAssignment({
  slug: "discussion-1",
  title: "Discussion 1: gradient descent by hand",
  opens: { day: 0, time: "10:00" },
  due: { day: 6, time: "23:59" },
  lateHours: 21 * 24,
  latePercentPerDay: 0,
  items: [
    { problem: "constant-model", points: 9 },
    { problem: "gd-constant", points: 5 },
    { problem: "line-through-origin", points: 9 },
    { problem: "gd-linear", points: 5 },
    { problem: "relu-questions", points: 5 },
    { problem: "relu-sgd", points: 10 },
  ],
});
