const { port1 } = new MessageChannel();
for (const text = "x".repeat(1_000_000); ; ) port1.postMessage(text + Math.random());
