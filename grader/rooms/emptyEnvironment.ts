/**
 * Nothing: what programs of a room are started with, because a sandbox's own environment could be read from inside it.
 * Next's types claim that every environment has NODE_ENV; this one has not.
 */
export const emptyEnvironment = {} as NodeJS.ProcessEnv;
