for (;;) require("node:fs").writeSync(1, "x".repeat(65536));
