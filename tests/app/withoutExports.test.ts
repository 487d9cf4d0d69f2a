import { withoutExports } from "../../app/editor/withoutExports";

const declarations = `/** Says "export { nothing };". */
declare function add(a: Vec): Vec;

declare function norm1(x: Vec): number;

export { Mat, add, norm1, normInf };
`;

test("withheld names leave the list of exports and nothing else changes", () => {
  expect(withoutExports(declarations, ["norm1", "absent"])).toBe(
    declarations.replace("export { Mat, add, norm1, normInf };", "export { Mat, add, normInf };"),
  );
});

test("without withheld names, or without a list, the declarations stay what they are", () => {
  expect(withoutExports(declarations, [])).toBe(declarations);
  expect(withoutExports("declare const x: number;\n", ["x"])).toBe("declare const x: number;\n");
});
