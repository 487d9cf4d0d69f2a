require("node:fs").writeSync(3, Buffer.from([0xff, 0xff, 0xff, 0xff]));
for (;;);
