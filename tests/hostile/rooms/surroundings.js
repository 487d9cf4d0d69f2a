// Everything a program can learn of where it runs, as one text: no word of it may tell of the machine or the judge.
const os = require("node:os");
const ask = (question) => {
  try {
    return question();
  } catch (error) {
    return error.code ?? error.message;
  }
};
return [
  process.env,
  process.argv,
  process.execArgv.filter((option) => option.length < 100),
  process.execPath,
  process.cwd(),
  process.title,
  process.pid,
  process.ppid,
  ask(() => os.hostname()),
  ask(() => os.homedir()),
  ask(() => os.tmpdir()),
  ask(() => os.userInfo()),
  ask(() => process.report.getReport()),
];
