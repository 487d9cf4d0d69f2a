// attempt: import with the syntax of older modules
// problem: small
// outcome: runtime-error 0
// says: cannot be imported here
import fs = require("fs");
export const scaled = () => fs;
