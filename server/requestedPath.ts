/** Request header with the path and query of the page asked for, written by proxy.ts: a page cannot know it otherwise. */
export const requestedPathHeader = "x-allclose-path";
