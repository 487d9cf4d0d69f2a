Promise.reject(new Error("later"));
await new Promise(() => {});
