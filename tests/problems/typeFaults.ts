import path from "node:path";
import ts from "typescript";

/** A starter does not use its arguments yet. */
const lenient = { incremental: false, noUnusedParameters: false, noUnusedLocals: false };

/** What the compiler says of the files of a problem folder that lies in a copy of the repository, as the editor checks them. */
export function typeFaults(folder: string): string[] {
  const configuration = path.resolve(folder, "../../tsconfig.json");
  const parsed = ts.getParsedCommandLineOfConfigFile(configuration, lenient, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, " "));
    },
  });
  if (parsed === undefined) throw new Error(`${configuration} cannot be read`);
  const files = ts.sys.readDirectory(folder, [".ts"]);
  const program = ts.createProgram(files, parsed.options);
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.relative(folder, file)}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
    );
  });
}
