for (const kept = []; ; ) kept.push(new Float64Array(100_000).fill(1));
