import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const p = await b.newPage({ baseURL: "http://localhost:3141", viewport: { width: 1280, height: 760 } });
p.setDefaultTimeout(60000);
p.on("pageerror", (e) => console.log("ERR", e.message)); p.on("console", (m) => m.type() === "error" && console.log("CON", m.text()));
await p.goto("/"); await p.getByRole("button", { name: /^Teaching assistant/ }).click(); await p.waitForURL((u) => u.pathname === "/");
const r = await p.goto("/staff/eecs-182/gradebook"); console.log(r?.status());
await p.locator("[role=grid]").waitFor(); await p.waitForTimeout(1500);
console.log(await p.locator("[role=grid]").getAttribute("aria-busy"));
await p.screenshot({ path: "/tmp/gb1.png" });
await p.getByRole("columnheader", { name: "Name" }).focus();
for (const k of ["ArrowRight", "ArrowRight", "Space", "ArrowDown", "ArrowRight", "Enter"]) { await p.keyboard.press(k); await p.waitForTimeout(150); console.log(k, await p.evaluate(() => document.activeElement?.getAttribute("data-cell") ?? document.activeElement?.id)); }
await p.waitForTimeout(2500); await p.screenshot({ path: "/tmp/gb2.png" });
await p.setViewportSize({ width: 360, height: 740 }); await p.emulateMedia({ colorScheme: "dark" }); await p.keyboard.press("Escape"); await p.waitForTimeout(500); await p.screenshot({ path: "/tmp/gb3.png" });
await b.close();
