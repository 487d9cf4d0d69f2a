for (const frame = Buffer.from([0, 0, 0, 2, 0x22, 0x22]); ; ) require("node:fs").writeSync(3, frame);
