for (const kept = []; ; ) kept.push(Buffer.alloc(1_000_000, 1));
