setTimeout(() => { throw new Error("later"); });
await new Promise(() => {});
