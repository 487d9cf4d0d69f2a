// attempt: export the engine as the answer
// problem: small
// outcome: runtime-error 0
export * from "numerics";
export { dot as default } from "numerics";
