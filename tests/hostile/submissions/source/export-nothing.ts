// attempt: export null
// problem: small
// outcome: runtime-error 0
module.exports = null;
