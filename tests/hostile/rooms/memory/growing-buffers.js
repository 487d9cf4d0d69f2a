for (const kept = []; ; ) { const buffer = new ArrayBuffer(1, { maxByteLength: 50_000_000 }); buffer.resize(50_000_000); kept.push(new Uint8Array(buffer).fill(1)); }
