/** Models whose rows stay where they are, and why. */
export const modelsLeftOut: Readonly<Record<string, string>> = {
  Installation: "it is about the server, not a course",
  PasswordLink: "it opens an account on the server that made it",
  Account: "an identity at a provider is linked anew when its person signs in",
  Invitation: "its link leads to the server that made it",
  WorkspaceSeat: "it says who has a file open this minute",
  Proof: "workers of the other server prove the files anew, with their own engine",
  Claim: "it says who has an answer open this minute",
  LooseObject: "it is about the server's own bucket",
  RateLimit: "it is about the last minutes on the server",
  WorkerHeartbeat: "it is about the server's own workers",
};

/** Columns of tables that move, without which their rows do, and why. */
export const columnsLeftOut: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  User: { passwordHash: "nobody signs in on the other server by a password chosen here" },
  ProblemVersion: { statementHtml: "it is drawn anew from the files: pages show it as it is" },
  Grading: {
    partId: "a trigger takes it from the submission",
    userId: "a trigger takes it from the submission",
    kind: "a trigger takes it from the submission",
    submittedAt: "a trigger takes it from the submission",
  },
  Upload: { content: "bytes are files of the archive", objectKey: "it names an object of the server's own bucket" },
};
