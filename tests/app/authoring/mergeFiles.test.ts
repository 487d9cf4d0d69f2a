import fc from "fast-check";
import { changesBetween, mergeFiles, withChanges } from "../../../app/authoring/mergeFiles";

const base = { "problem.ts": "p", "tests.ts": "t", "mistakes/no-half.ts": "m" };

test.each([
  ["a text I changed stays mine", { "tests.ts": "mine" }, {}, { "tests.ts": "mine" }, [], []],
  ["a text they changed is theirs", {}, { "tests.ts": "theirs" }, { "tests.ts": "theirs" }, ["tests.ts"], []],
  [
    "changes of different files are both there",
    { "tests.ts": "mine" },
    { "problem.ts": "theirs" },
    { "tests.ts": "mine", "problem.ts": "theirs" },
    ["problem.ts"],
    [],
  ],
  [
    "the same change of both is no clash",
    { "tests.ts": "same" },
    { "tests.ts": "same" },
    { "tests.ts": "same" },
    [],
    [],
  ],
  ["two changes of one file clash", { "tests.ts": "a" }, { "tests.ts": "b" }, { "tests.ts": "a" }, [], ["tests.ts"]],
  ["a file that they removed is gone", {}, { "tests.ts": null }, { "tests.ts": null }, ["tests.ts"], []],
  [
    "a file that they removed while I changed it clashes",
    { "tests.ts": "mine" },
    { "tests.ts": null },
    { "tests.ts": "mine" },
    [],
    ["tests.ts"],
  ],
  [
    "files of one name that both added clash",
    { "rewrites/a.ts": "1" },
    { "rewrites/a.ts": "2" },
    { "rewrites/a.ts": "1" },
    [],
    ["rewrites/a.ts"],
  ],
] as const)("%s", (_what, mine, theirs, expected, taken, clashing) => {
  const merge = mergeFiles(base, withChanges(base, mine), withChanges(base, theirs));
  expect(merge.files).toEqual(withChanges(base, expected));
  expect(merge.taken).toEqual(taken);
  expect(merge.clashes.map(({ file }) => file)).toEqual(clashing);
});

const folders = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2", "3"));

test("changes lead from one folder to the other", () => {
  fc.assert(
    fc.property(folders, folders, (before, after) => {
      expect(withChanges(before, changesBetween(before, after))).toEqual({ ...after });
    }),
  );
});

test("every text of both sides is in the merge or in a clash", () => {
  fc.assert(
    fc.property(folders, folders, folders, (was, mine, theirs) => {
      const { files, clashes } = mergeFiles(was, mine, theirs);
      for (const [side, key] of [
        [mine, "mine"],
        [theirs, "theirs"],
      ] as const)
        for (const [file, text] of Object.entries(side)) {
          const isUnchanged = was[file] === text;
          const isThere = files[file] === text || clashes.some((clash) => clash.file === file && clash[key] === text);
          expect(isUnchanged || isThere).toBe(true);
        }
    }),
  );
});
