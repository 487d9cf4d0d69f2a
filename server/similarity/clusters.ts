/** Robust standard deviations above the median. */
const deviations = 4;

/** Below it, differences between pairs of one problem are chance. */
const leastDeviation = 0.075;

/**
 * From where on a similarity stands out from the others: so many standard deviations above the median, both by ranks,
 * so that the copies themselves do not move it. How alike honest answers are depends on the problem, so no number fits
 * all. Where they differ widely it is nine tenths of the way from the median to 1.
 *
 * @param similarities - of all pairs, sorted upwards
 */
export function standOutThreshold(similarities: readonly number[]): { median: number; threshold: number } {
  const median = middle(similarities);
  const distances = similarities.map((similarity) => Math.abs(similarity - median)).sort((a, b) => a - b);
  // 1.4826 makes the median distance of normal numbers their standard deviation.
  const deviation = Math.max(1.4826 * middle(distances), leastDeviation);
  return { median, threshold: Math.min(median + deviations * deviation, median + 0.9 * (1 - median)) };
}

function middle(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** The largest groups that hang together by these pairs, the largest first. Order within follows the pairs. */
export function clustersOf(pairs: Iterable<readonly [string, string]>): string[][] {
  const groupOf = new Map<string, string[]>();
  for (const [one, other] of pairs) {
    const [ours, theirs] = [groupOf.get(one) ?? [one], groupOf.get(other) ?? [other]];
    if (ours === theirs) continue;
    const [small, large] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours];
    large.push(...small);
    for (const member of large) groupOf.set(member, large);
  }
  return [...new Set(groupOf.values())].sort((a, b) => b.length - a.length);
}
