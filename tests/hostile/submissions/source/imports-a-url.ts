// attempt: import from the network
// problem: small
// outcome: compile-error 0
import "http://127.0.0.1/x.js";
import "data:text/javascript,export default 1";
