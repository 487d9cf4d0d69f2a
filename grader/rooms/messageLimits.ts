/** The longest message a student room may send: room for a matrix of 300 000 entries. */
export const maxStudentMessageBytes = 4 * 1024 * 1024;

/** The longest message a referee room may send. */
export const maxRefereeMessageBytes = 16 * 1024 * 1024;

/** Calls that travel in one message, at most. */
export const maxCallsTogether = 256;

/** A list of calls, or of what they returned, is cut where its text grows longer than this: the rest goes in the next. */
export const togetherCharacters = 1024 * 1024;
