for (const kept = []; ; ) kept.push(("x" + kept.length).repeat(100_000) + "y");
