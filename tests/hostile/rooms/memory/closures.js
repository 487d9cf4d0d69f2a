for (const kept = []; ; ) { const n = kept.length; kept.push(() => n); }
