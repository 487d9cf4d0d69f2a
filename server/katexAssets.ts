import { cp, mkdir, readdir } from "node:fs/promises";
import path from "node:path";

const from = path.join(process.cwd(), "node_modules/katex/dist");
const to = path.join(process.cwd(), "public/katex");

/**
 * Copies KaTeX's stylesheet and woff2 faces to public/katex, from where pages link and preload them. Served as files of
 * their own, because faces that a bundler renames cannot be preloaded, and the page shifts when they arrive late.
 */
export async function copyKatexAssets(): Promise<void> {
  await mkdir(path.join(to, "fonts"), { recursive: true });
  const faces = (await readdir(path.join(from, "fonts"))).filter((name) => name.endsWith(".woff2"));
  const files = ["katex.min.css", ...faces.map((name) => path.join("fonts", name))];
  await Promise.all(files.map((file) => cp(path.join(from, file), path.join(to, file))));
}
