export const coursesUsage = `Makes a course, or takes one from a server to another.

  npm run courses -- create --slug eecs-182-fa26 --title "EECS 182" --term "Fall 2026" \\
    --zone America/Los_Angeles --starts 2026-08-26 --instructor ines@example.edu [--name "Ines Ito"] [--json]

      Makes a course and its first instructor. Who has no account yet gets one, and a link to choose a password is
      printed once; where the school's sign-in is set up, they can use that instead.

  npm run courses -- export <short name> <file.zip> [--json]

      Writes a whole course into a file: data, files, versions and verdicts, with checksums. It holds hidden tests and
      everybody's work.

  npm run courses -- import <file.zip> [--as <short name>] [--check] [--json]

      Brings it to this server, all of it or nothing, and compares rows, files and everybody's grades before it counts.
      --check tries everything and takes it back. Checksums tell what was damaged and not who wrote it: whoever wrote the
      file decides its problems, verdicts and grades, so import only files of people whom you trust with these.
      People are known by their e-mail addresses; instructors who cannot sign in yet get links to choose a password.

  Reads the database of DATABASE_URL, or the one that npm start made.
  Exit code: 0 done, 2 wrong usage or refused, 3 the database failed.`;
