for (let n = 1n; ; ) n = n * n + (n << 1000n);
