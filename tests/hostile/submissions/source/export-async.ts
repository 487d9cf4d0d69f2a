// attempt: export asynchronous functions
// problem: small
// outcome: runtime-error 0
export const scaled = async (g: Float64Array, alpha: number) => g.map((entry) => alpha * entry);
export const grad = async () => 6;
