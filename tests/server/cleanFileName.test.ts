import fc from "fast-check";
import { cleanFileName } from "#server/cleanFileName";

test.each([
  ["plots.pdf", "pdf", "plots.pdf"],
  ["Foto 1.JPG", "jpeg", "Foto 1.jpg"],
  ["plots.pdf", "png", "plots.pdf.png"],
  ["../../etc/passwd", "png", "passwd.png"],
  ["C:\\Users\\me\\scan.jpeg", "jpeg", "scan.jpeg"],
  ["a\r\nSet-Cookie: x=1.png", "png", "aSet-Cookie_ x=1.png"],
  ["\u202egnp.exe", "png", "gnp.exe.png"],
  ["<script>.html", "pdf", "_script_.html.pdf"],
  ["", "png", "file.png"],
  [".pdf", "pdf", "pdf.pdf"],
  ["...", "jpeg", "file.jpg"],
  ["图\ud800.png", "png", "图\ufffd.png"],
] as const)("%j of a %s is called %j", (name, type, expected) => {
  expect(cleanFileName(name, type)).toBe(expected);
});

test("every name can be stored and shown, and cleaning it twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const clean = cleanFileName(name, "pdf");
      expect(clean).toMatch(/^[^/\\\p{Cc}\p{Cf}]+\.pdf$/iu);
      expect(clean.length).toBeLessThanOrEqual(255);
      expect(cleanFileName(clean, "pdf")).toBe(clean);
    }),
  );
});
