// attempt: import Node's modules from text that the compiler does not see
// problem: small
// outcome: wrong-answer 0
const found: unknown[] = [];
const tell = (module: object): void => {
  throw new Error(`ESCAPED: ${Object.keys(module).join()}`);
};
export function scaled(g: Float64Array): Float64Array {
  for (const text of ["import('node:fs')", "import('fs').then((fs) => fs.readFileSync('/etc/passwd'))", "import('data:text/javascript,export default process')"]) {
    for (const way of [() => eval(text), () => (0, eval)(text), () => new Function(`return ${text}`)(), () => Reflect.construct(Function, [`return ${text}`])()])
      try {
        found.push(way().then(tell, () => undefined));
      } catch {
        continue;
      }
    Promise.resolve(text).then(eval).then(tell, () => undefined);
  }
  return new Float64Array(g.length);
}
export const grad = (): number => 0;
