/** A number as its digits, "-1234.50", that a double need not hold. */
interface Decimal {
  readonly decimal: string;
}
/** A cell as it is known before it is written: text is guarded, numbers are written as the form wants them. */
export type Cell = string | number | Decimal | null;

/**
 * For whom a file is: French spreadsheets part cells by ";" and decimals by ",", others by "," and "."; both read UTF-8 by
 * the mark at its start. Programs get no mark.
 */
export type CsvForm = 'FR' | 'EN' | 'ISO';

/** Characters with which a spreadsheet starts a formula, those of full width too (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** What stands before the first line of a file. */
export const csvMark = (form: CsvForm): string => (form === 'ISO' ? '' : '\uFEFF');

/** Lines of a file; text that a spreadsheet would run as a formula gets an apostrophe before it, in every form. */
export function csvLines(rows: ReadonlyArray<readonly Cell[]>, form: CsvForm): string {
  const separator = form === 'FR' ? ';' : ',';
  return rows.map((row) => `${row.map((cell) => writeCell(cell, form, separator)).join(separator)}\r\n`).join('');
}

function writeCell(cell: Cell, form: CsvForm, separator: string): string {
  if (cell === null) return '';
  const digits = typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? undefined : cell.decimal;
  if (digits !== undefined && NUMBER.test(digits)) return form === 'FR' ? digits.replace('.', ',') : digits;
  const text = digits ?? String(cell);
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(guarded) || guarded.includes(separator) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
