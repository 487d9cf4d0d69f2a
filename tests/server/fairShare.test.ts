import { FairShare } from "#server/fairShare";

const sams = { "student:sam": true } as const;

test.each([
  [1, 1],
  [2, 1],
  [4, 3],
])("a worker with %d places gives at most %d to one student", async (places, most) => {
  const share = new FairShare(places);
  for (let held = 0; held < most; held++) {
    expect(await share.forbidden()).toEqual([]);
    share.take(sams);
  }
  expect(await share.forbidden()).toEqual(["student:sam"]);
  share.pass();
  share.giveBack(sams);
  expect(await share.forbidden()).toEqual([]);
});

test("two places that look at the same moment are answered one after the other", async () => {
  const share = new FairShare(2);
  const answers: string[][] = [];
  const asked = [share.forbidden(), share.forbidden()].map((answer) => answer.then((flags) => answers.push(flags)));
  await asked[0];
  expect(answers).toEqual([[]]);
  share.take(sams);
  await asked[1];
  expect(answers).toEqual([[], ["student:sam"]]);
});

test("a job without flags counts for nobody", async () => {
  const share = new FairShare(2);
  for (let taken = 0; taken < 3; taken++) {
    expect(await share.forbidden()).toEqual([]);
    share.take(null);
  }
});
