import { spawn } from "node:child_process";
import { once } from "node:events";
import { build } from "esbuild";
import { claimUidBlock, type UidBlock } from "#grader/rooms/uids";
import { projectDirectory } from "./projectDirectory";

// Other workers of this machine may claim and release blocks while these tests run.
const name = `allclose/test-${process.pid}`;

async function claim(): Promise<UidBlock> {
  const block = await claimUidBlock(name);
  if (!block) throw new Error("every block is in use");
  return block;
}

test("two owners never share an id, and a block can be claimed again once it is released", async () => {
  const [one, other] = [await claim(), await claim()];
  const take = (block: typeof one) => Array.from({ length: 34 }, () => block.take());
  const ids = [...take(one), ...take(other)];
  expect(new Set(ids).size).toBe(68);
  expect(Math.min(...ids)).toBeGreaterThanOrEqual(60_706);
  expect(Math.max(...ids)).toBeLessThan(61_184);
  await one.release();
  const again = await claim();
  expect(again.first).toBe(one.first);
  await Promise.all([other.release(), again.release()]);
});

test("an id is not given out twice, and the one that was free longest comes first", async () => {
  const block = await claim();
  const ids = Array.from({ length: 34 }, () => block.take());
  expect(new Set(ids).size).toBe(34);
  expect(() => block.take()).toThrow(/more than 34 rooms/);
  block.giveBack(ids[7] ?? 0);
  block.giveBack(ids[3] ?? 0);
  expect([block.take(), block.take()]).toEqual([ids[7], ids[3]]);
  await block.release();
});

test("the block of a worker that is killed is free at once", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { claimUidBlock } from "./grader/rooms/uids";
        claimUidBlock(process.argv[1]).then(({ first }) => { process.stdout.write(String(first)); setInterval(() => {}, 1000); });`,
      resolveDir: projectDirectory,
      loader: "ts",
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
  });
  const worker = spawn(process.execPath, ["-e", outputFiles[0]?.text ?? "", name], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [theirs] = (await once(worker.stdout, "data")) as [Buffer];
  const ours = await claim();
  expect(ours.first).not.toBe(Number(theirs.toString()));
  worker.kill("SIGKILL");
  await once(worker, "exit");
  const again = await claim();
  expect(again.first).toBe(Number(theirs.toString()));
  await Promise.all([ours.release(), again.release()]);
});

test("when every block is in use there is none", async () => {
  const blocks = [];
  for (let block = await claimUidBlock(name); block; block = await claimUidBlock(name)) blocks.push(block);
  expect(new Set(blocks.map(({ first }) => first)).size).toBe(14);
  await Promise.all(blocks.map((block) => block.release()));
});
