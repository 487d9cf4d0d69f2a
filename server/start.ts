/**
 * `npm start`: everything a newcomer needs, from one command. Checks the machine, starts the database, builds when
 * something changed, keeps web and one worker running, and stops it all at Ctrl-C.
 */
import { buildWhenStale } from "./launch/buildPages";
import { serve } from "./launch/serve";

await serve({ mode: "production", command: "npm start", prepare: buildWhenStale });
