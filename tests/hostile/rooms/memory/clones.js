for (const kept = [new Uint8Array(1_000_000).fill(1)]; ; ) kept.push(structuredClone(kept[0]));
