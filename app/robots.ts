import type { MetadataRoute } from "next";

/** Homework is nothing to be found by searching. */
export default function robots(): MetadataRoute.Robots {
  return { rules: { userAgent: "*", disallow: "/" } };
}
