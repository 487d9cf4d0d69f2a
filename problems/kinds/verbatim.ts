/** Text that is not ours as a code span of Markdown: on one line (an empty one would end the span), with no meaning of its own. */
export const verbatim = (text: string): string => `\`${text.replaceAll("`", "'").replaceAll(/\s+/gu, " ")}\``;
