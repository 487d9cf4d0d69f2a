for (const kept = []; ; ) kept.push(Math.random());
