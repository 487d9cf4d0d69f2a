/** What a student reads who reaches for something of the engine that the problem asks them to write. */
export const withheldMessage = (name: string): string =>
  `"${name}" of "numerics" cannot be used here: writing it yourself is part of this problem.`;
