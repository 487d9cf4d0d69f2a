import { withheldComplaint } from "../../app/editor/withheldComplaint";
import { withheldMessage } from "../../grader/rooms/withheldMessage";

const complaint = (code: number, message: string, text = "adam") => ({ code, message, text });
const member = `Property 'adam' does not exist on type 'typeof import("file:///node_modules/numerics/index")'.`;

test.each([
  ["an import", complaint(2459, `Module '"numerics"' declares 'adam' locally, but it is not exported.`)],
  ["an import of something like it", complaint(2724, `"numerics" has no exported member named 'adam'.`)],
  ["a member of the whole engine", complaint(2339, member)],
])("%s that is kept back is explained in the words of the grader", (_, found) => {
  expect(withheldComplaint(found, ["sgd", "adam"])).toBe(withheldMessage("adam"));
});

test.each([
  ["a name that is not kept back", complaint(2305, `Module '"numerics"' has no exported member 'adamm'.`, "adamm")],
  ["another error about the same name", complaint(2304, "Cannot find name 'adam'.")],
  ["a property of the student's own object", complaint(2339, "Property 'adam' does not exist on type '{ sgd: 1; }'.")],
])("%s keeps TypeScript's words", (_, found) => {
  expect(withheldComplaint(found, ["sgd", "adam"])).toBeUndefined();
});
