// attempt: use the processor up to the limit
// problem: linf-penalty-step
// outcome: time-limit 0|memory-limit 0
export const step = (): never => { for (const all: unknown[] = []; ; ) all.push([all.length]); };
