process.on("exit", () => { for (;;); });
process.exit(0);
