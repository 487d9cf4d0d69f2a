for (const kept = new Map(), next = { i: 0 }; ; next.i++) kept.set(next.i, { i: next.i });
