for (const kept = []; ; ) kept.push(new Function("x", `return x + ${kept.length}`));
