import { fieldPlace } from "../../../app/authoring/fieldPlace";

const source = `import { defineProblem } from "allclose";

export default defineProblem({
  title: "Steps, [0] and so on",
  summary: "What parts: there are",
  parts: [
    {
      id: "first", // not the second, [really]
      points: 2,
    },
    {
      id: "second",
      options: [{ id: "a", text: "x, y" }, { id: "b" }],
      points: 3,
    },
  ],
});
`;

test.each([
  ["title", 4, 3],
  ["parts", 6, 3],
  ["parts.0", 7, 5],
  ["parts.0.points", 9, 7],
  ["parts.1.points", 14, 7],
  ["parts[1].options[1].id", 13, 46],
  ["parts.1.explanation", 11, 5],
  ["parts.7.points", 6, 3],
  ["nothing", 1, 1],
  ["line 12", 12, 1],
  ["", 1, 1],
])("%s stands at line %d, column %d", (field, line, column) => {
  expect(fieldPlace(source, field)).toEqual({ line, column });
});

test("a definition that is broken off leads to what there is of it", () => {
  expect(fieldPlace("export default defineProblem({ parts: [{ id: ", "parts.0.points").line).toBe(1);
});
