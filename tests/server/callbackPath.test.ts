import fc from "fast-check";
import { callbackPath } from "#server/callbackPath";

const origin = "https://allclose.example.edu";

test.each([
  ["a path", "/courses/ee364/hw-1", "/courses/ee364/hw-1"],
  ["a path with query and hash", "/health?all=1#workers", "/health?all=1#workers"],
  ["a whole address of this site", `${origin}/courses/ee364`, "/courses/ee364"],
  ["a page whose name begins like ours", "/sign-inspection", "/sign-inspection"],
])("%s is kept", (_what, wanted, path) => {
  expect(callbackPath(wanted, origin)).toBe(path);
});

test.each([
  ["nothing", undefined],
  ["a list, as ?callbackUrl= given twice", ["/a", "/b"]],
  ["another site", "https://evil.example/courses"],
  ["another site without its protocol", "//evil.example"],
  ["another site behind a backslash", "/\\evil.example"],
  ["another site behind a tab that browsers drop", "/\t/evil.example"],
  ["another site that a path of ours would become", `${origin}//evil.example`],
  ["another site behind dots", "/..//evil.example"],
  ["our name as a user of another site", `${origin}@evil.example/`],
  ["our name as the start of another's", `${origin}.evil.example/`],
  ["our site without https", "http://allclose.example.edu/courses"],
  ["script", "javascript:alert(1)"],
  ["data", "data:text/html,<script>alert(1)</script>"],
  ["the sign-in page, which would lead to itself", "/sign-in?callbackUrl=/courses"],
  ["an API route", "/api/auth/signout"],
  ["an API route behind dots", "/courses/../api/health"],
  ["what is no address at all", "http://["],
])("%s becomes the home page", (_what, wanted) => {
  expect(callbackPath(wanted, origin)).toBe("/");
});

test("whatever is wanted, following the answer stays on this site", () => {
  const pieces = fc.constantFrom(
    "/",
    "\\",
    "//",
    ":",
    "@",
    "..",
    "\t",
    "\n",
    "https:",
    "evil.example",
    "?",
    "#",
    "a",
    " ",
  );
  const wanted = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 8 }).map((list) => list.join("")),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(wanted, (text) => {
      const path = callbackPath(text, origin);
      expect(path.startsWith("/")).toBe(true);
      expect(new URL(path, origin).origin).toBe(origin);
    }),
  );
});
