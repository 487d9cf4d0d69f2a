import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { fontVariables } from "./fonts";
import { readPreferences } from "./frame/preferences";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Allclose", template: "%s · Allclose" },
  description: "Homework in numerical code, graded as you write it.",
  robots: { index: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf6" },
    { media: "(prefers-color-scheme: dark)", color: "#14171c" },
  ],
};

/** The document around every page. The theme is a cookie, so the first paint is already the right one, without a script. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme } = await readPreferences();
  return (
    <html lang="en" className={fontVariables} data-theme={theme === "system" ? undefined : theme}>
      <body>{children}</body>
    </html>
  );
}
