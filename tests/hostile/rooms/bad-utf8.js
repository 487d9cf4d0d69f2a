require("node:fs").writeSync(3, Buffer.from([0, 0, 0, 2, 0xc3, 0x28]));
for (;;);
