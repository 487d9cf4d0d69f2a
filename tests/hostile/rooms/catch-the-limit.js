process.on("SIGXCPU", () => {});
process.on("SIGTERM", () => {});
const spin = () => {
  const until = Date.now() + 50;
  while (Date.now() < until);
  setImmediate(spin);
};
spin();
await new Promise(() => {});
