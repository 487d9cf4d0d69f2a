import { AppError } from "../errors";

/** An archive that is not as it says, or not as it must be. */
export const refuse = (problem: string): AppError =>
  new AppError("INVALID", `This archive is not imported: ${problem}. Nothing was written.`);
