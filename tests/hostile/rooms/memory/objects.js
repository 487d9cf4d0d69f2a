for (const kept = []; ; ) kept.push({ a: kept.length, b: [1, 2, 3] });
