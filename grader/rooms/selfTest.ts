import type { Isolation } from "./isolation";
export interface SelfTestReport {
  ok: boolean;
  at: string;
  isolation: string;
  probes: { name: string; expected: string; got: string; ok: boolean }[];
}
export const runSelfTest = (isolation: Isolation): Promise<SelfTestReport> =>
  Promise.reject(new Error(isolation.detail));
