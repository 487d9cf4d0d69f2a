import { defineAssignment } from "allclose";

export default defineAssignment({
  slug: "discussion-3",
  title: "Discussion 3: what optimisers prefer",
  opens: { day: 14, time: "10:00" },
  due: { day: 20, time: "23:59" },
  items: [
    { problem: "penalised-steps", points: 20 },
    { problem: "norms-of-random-vectors", points: 8 },
    { problem: "unit-balls", points: 5 },
    { problem: "xavier-scaling", points: 5 },
    { problem: "one-equation", points: 5 },
    { problem: "theta-star", points: 5 },
  ],
});
