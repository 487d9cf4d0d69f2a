import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link within the site. Nothing is fetched before somebody follows it: pages are made anew for whoever asks, so that
 * all that could come ahead is the frame around them, for two requests for every link in sight.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
