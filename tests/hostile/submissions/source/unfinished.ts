// attempt: begin everything and end nothing
// problem: small
// outcome: compile-error 0
export function scaled(g: Float64Array { return `${ ((( /[
