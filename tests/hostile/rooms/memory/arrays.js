for (const kept = []; ; ) kept.push([kept.length, 1, 2, 3]);
