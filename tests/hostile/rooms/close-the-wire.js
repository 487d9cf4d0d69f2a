require("node:fs").closeSync(3);
for (;;);
