// attempt: export tests that are a proxy of everything
// outcome: grader-failed
//=== tests.ts
export default new Proxy(() => {}, { apply: () => { throw new Proxy({}, {}); } });
