import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { AppError } from "./errors";

export interface CsvLine {
  /** From 1, as editors count. Of a cell with several lines: where it ends. */
  number: number;
  record: string[];
}

const RecordsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/**
 * The lines of a table with commas, or with the semicolons or tabs that some spreadsheets write instead.
 *
 * @param options.mostLines - below the heading
 * @param options.isRagged - lines may have fewer or more cells than the first
 * @throws AppError INVALID with the line and what is wrong there, TOO_LARGE
 */
export function readCsvLines(
  text: string,
  { mostLines, isRagged = false }: { mostLines: number; isRagged?: boolean },
): CsvLine[] {
  try {
    const options = {
      ...{ bom: true, info: true, skip_empty_lines: true, to: mostLines + 2 },
      ...{ relax_column_count: isRagged, delimiter: delimiterOf(text) },
    };
    const records = RecordsSchema.parse(parse(text, options));
    if (records.length > mostLines + 1) throw new AppError("TOO_LARGE", `A file holds at most ${mostLines} lines.`);
    return records.map(({ record, info }) => ({ record, number: info.lines }));
  } catch (error) {
    if (error instanceof CsvError)
      throw new AppError("INVALID", `This is no table of commas and lines: ${error.message}`);
    throw error;
  }
}

/** The one that the heading has most of. */
function delimiterOf(text: string): string {
  const heading = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const count = (delimiter: string): number => heading.split(delimiter).length;
  return [";", "\t"].reduce((best, each) => (count(each) > count(best) ? each : best), ",");
}

/** Our downloads put an apostrophe before what a spreadsheet would take for a formula. */
export const withoutApostrophe = (text: string): string => text.replace(/^'(?=\s*[=+\-@＝＋－＠\t\r\n])/, "");
