import { defineAssignment } from "allclose";

export default defineAssignment({
  slug: "discussion-4",
  title: "Discussion 4: the size and the shape of a step",
  opens: { day: 21, time: "10:00" },
  due: { day: 27, time: "23:59" },
  items: [
    { problem: "update-scaling", points: 10 },
    { problem: "signsgd-mup", points: 5 },
    { problem: "newton-schulz-questions", points: 10 },
    { problem: "newton-schulz", points: 5 },
    { problem: "cobweb-drawing", points: 5 },
    { problem: "cobweb", points: 5 },
  ],
});
