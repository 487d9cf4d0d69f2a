/** The longest message a student room may send: room for a matrix of 300 000 entries. */
export const maxStudentMessageBytes = 4 * 1024 * 1024;

/** The longest message a referee room may send. */
export const maxRefereeMessageBytes = 16 * 1024 * 1024;
