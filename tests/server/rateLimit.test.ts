import { returnToBudget, takeFromBudget } from "#server/rateLimit";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const budget = { limit: 3, windowSeconds: 60 };

/** Moves a key's window into the past, as if that time had gone by. */
async function age(key: string, seconds: number): Promise<void> {
  await database()
    .$executeRaw`UPDATE "RateLimit" SET "windowStart" = now() - make_interval(secs => ${seconds}) WHERE "key" = ${key}`;
}

const takeOften = (key: string, times: number): Promise<boolean[]> =>
  Promise.all(Array.from({ length: times }, () => takeFromBudget(key, budget)));

test("a budget lasts for as many uses as it has, and then refuses", async () => {
  const answers: boolean[] = [];
  for (let use = 0; use < 5; use++) answers.push(await takeFromBudget("a", budget));
  expect(answers).toEqual([true, true, true, false, false]);
});

test("requests at the same moment share one budget", async () => {
  const answers = await takeOften("at once", 20);
  expect(answers.filter(Boolean)).toHaveLength(3);
});

test("keys do not share", async () => {
  await takeOften("one", 3);
  expect(await takeFromBudget("one", budget)).toBe(false);
  expect(await takeFromBudget("another", budget)).toBe(true);
});

test("the budget is whole again when its window is over, counted from the first use", async () => {
  await takeOften("window", 3);
  await age("window", 59);
  expect(await takeFromBudget("window", budget)).toBe(false);
  await age("window", 60);
  expect(await takeOften("window", 4)).toEqual(expect.arrayContaining([true, true, true, false]));
});

test("a refused request does not make the wait longer", async () => {
  await takeOften("patient", 3);
  await age("patient", 59);
  await takeOften("patient", 10);
  const rows = await database().rateLimit.findMany({ where: { key: "patient" } });
  expect(rows[0]?.used).toBe(3);
  await age("patient", 60);
  expect(await takeFromBudget("patient", budget)).toBe(true);
});

test("what is given back can be used again, and never adds up to more than the budget", async () => {
  await takeOften("back", 3);
  await returnToBudget("back");
  expect(await takeOften("back", 2)).toEqual(expect.arrayContaining([true, false]));

  await Promise.all(Array.from({ length: 9 }, () => returnToBudget("back")));
  expect((await takeOften("back", 5)).filter(Boolean)).toHaveLength(3);
  await returnToBudget("never used");
  expect(await database().rateLimit.count({ where: { key: "never used" } })).toBe(0);
});

test("keys that nobody used for a day go away while others come", async () => {
  await database().rateLimit.createMany({
    data: Array.from({ length: 25 }, (_, index) => ({ key: `old ${index}`, windowStart: new Date(0), used: 1 })),
  });
  await takeFromBudget("new 1", budget);
  await takeFromBudget("new 2", budget);
  await takeFromBudget("new 3", budget);
  expect(await database().rateLimit.count({ where: { key: { startsWith: "old " } } })).toBe(0);
});

test.each([
  { limit: 0, windowSeconds: 60 },
  { limit: 3, windowSeconds: 0 },
  { limit: 3, windowSeconds: 24 * 60 * 60 + 1 },
])("a budget of %j is refused: its rows would be swept or never granted", async (impossible) => {
  await expect(takeFromBudget("impossible", impossible)).rejects.toThrow("out of range");
});
