import { saveFile } from '../ui/save-file.ts';

/** A cell as it is known before it is written down: text is guarded, numbers are localized. */
export type Cell = string | number | null;

/** Characters with which a spreadsheet starts a formula, those of full width too (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The one serializer of what a page shows; files of whole sets are written by the server, alike to the letter. French spreadsheets part cells by ";" and decimals by ","; a byte order
 * mark makes them read UTF-8. Text that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function toCsv(rows: readonly (readonly Cell[])[], locale: string): string {
  const separator = locale === 'fr' ? ';' : ',';
  const lines = rows.map((row) => row.map((cell) => writeCell(cell, locale, separator)).join(separator));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: Cell, locale: string, separator: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    const text = String(cell);
    return locale === 'fr' ? text.replace('.', ',') : text;
  }
  const guarded = FORMULA.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(guarded) || guarded.includes(separator) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Offers the text as a file. */
export function downloadCsv(name: string, text: string): void {
  saveFile(`${name}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}
