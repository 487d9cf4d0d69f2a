for (const kept = []; ; ) kept.push(new Blob([new Uint8Array(1_000_000).fill(kept.length)]));
