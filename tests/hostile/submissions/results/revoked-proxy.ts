// attempt: answer with a proxy that is no longer one
// problem: small
// outcome: wrong-answer 0
import type { Vec } from "numerics";

export const scaled = (g: Vec, alpha: number): Vec => (() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy as never; })();
export const grad = (): number => 0;
